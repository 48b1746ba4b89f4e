/** How results are written: tables for people, JSON, CSV and YAML for programs; progress; questions. */
@NullMarked
package dev.coop.cli.output;

import org.jspecify.annotations.NullMarked;
