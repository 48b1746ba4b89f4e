/** Benchmarks: ratios against the {@code incus} command in the same run, never limits in a test. */
@NullMarked
package dev.coop.bench;

import org.jspecify.annotations.NullMarked;
