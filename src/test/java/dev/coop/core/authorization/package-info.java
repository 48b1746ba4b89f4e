@org.jspecify.annotations.NullMarked
package dev.coop.core.authorization;
