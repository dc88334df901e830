/**
 * A session's life: started, supervised, graded, ended.
 *
 * <p>{@link nsml.session.SessionStarter} records what is wanted and launches a supervisor; {@link nsml.session.Supervisor},
 * in a process of its own, prepares the sandbox, serves the submission, and writes down how it ended;
 * {@link nsml.session.Reaper} notices supervisors that died without a word.
 */
@NullMarked
package nsml.session;

import org.jspecify.annotations.NullMarked;
