/**
 * Runs the hostile suite on this machine and tells which protections hold. The suite's submissions lie in the resource folder
 * {@code nsml/hostile}, whose README.md says how one is written. Start with {@link nsml.doctor.HostileSuite}.
 */
@NullMarked
package nsml.doctor;

import org.jspecify.annotations.NullMarked;
