/** Where Incus is: on this machine, or in a virtual machine of Colima's or Lima's. */
@NullMarked
package dev.coop.vm;

import org.jspecify.annotations.NullMarked;
