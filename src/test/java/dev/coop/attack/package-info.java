/**
 * Attacks on what Coop promises, and where each is tried. A number that has no test here has it beside the code that
 * withstands it, or a sentence in the README's security notes on why no code can stop it.
 *
 * <table>
 * <caption>The path</caption>
 * <tr><td>1 links, dangling ones, missing leaves</td><td>MountGateTest, PathAttackTest</td></tr>
 * <tr><td>2 a swap between check and mount</td><td>SwapRaceIT, core.mount.ProtectedMountIT</td></tr>
 * <tr><td>3 a swap before a restart, unlock or restore</td><td>DriftIT, RestoreIT</td></tr>
 * <tr><td>4 case, normal forms, bind mounts</td><td>MountGateTest, PathAttackTest, PathFuzzTest</td></tr>
 * <tr><td>5 parents of protected places</td><td>MountGateTest, ProtectedPlacesTest</td></tr>
 * <tr><td>6 HOME, XDG, COOP_*_DIR, -Duser.home</td><td>{@link dev.coop.attack.WaysInIT}, PathAttackTest</td></tr>
 * <tr><td>7 sockets and devices</td><td>PathAttackTest, ProtectedPlacesTest</td></tr>
 * <tr><td>8 Coop's own files</td><td>MountGateTest, core.mount.ProtectedMountIT</td></tr>
 * </table>
 *
 * <table>
 * <caption>The authorization</caption>
 * <tr><td>9 guessing, waiting, trying again</td><td>CodeTest, AuthorizerTest, PauseTest, cli.ProtectedMountIT, ProtectedMountDesktopIT</td></tr>
 * <tr><td>10 the code of another request</td><td>AuthorizerTest, cli.ProtectedMountIT, ProtectedMountDesktopIT</td></tr>
 * <tr><td>11 a way in that is not checked</td><td>MountDoorTest, {@link dev.coop.attack.WaysInIT}, RefusalIT</td></tr>
 * <tr><td>12 devices of a snapshot</td><td>RestoreIT, DriftIT</td></tr>
 * <tr><td>13 configuration in a repository</td><td>{@link dev.coop.attack.OutOfContainerIT}</td></tr>
 * <tr><td>14 programs of the same user</td><td>security notes</td></tr>
 * </table>
 *
 * <table>
 * <caption>Out of the container through a mount</caption>
 * <tr><td>15 git's own hooks and settings</td><td>{@link dev.coop.attack.OutOfContainerIT}; security notes</td></tr>
 * <tr><td>16 files that editors and build tools run</td><td>{@link dev.coop.attack.OutOfContainerIT}; security notes</td></tr>
 * <tr><td>17 links in trees that are copied out</td><td>ContainerFilesIT, LinkRuleTest</td></tr>
 * <tr><td>18 escape sequences and hostile names</td><td>{@link dev.coop.attack.OutOfContainerIT}, TextTest, SheetTest</td></tr>
 * </table>
 *
 * <table>
 * <caption>The platform</caption>
 * <tr><td>19 a virtual machine that sees the home folder</td><td>VmServiceTest; security notes</td></tr>
 * <tr><td>20 holes of old releases of Incus</td><td>ChecksTest</td></tr>
 * <tr><td>21 addresses of siblings</td><td>{@link dev.coop.attack.NeighboursIT}</td></tr>
 * </table>
 */
@NullMarked
package dev.coop.attack;

import org.jspecify.annotations.NullMarked;
