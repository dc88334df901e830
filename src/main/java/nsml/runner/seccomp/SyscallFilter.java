package nsml.runner.seccomp;

import static nsml.runner.seccomp.SystemCall.ACCT;
import static nsml.runner.seccomp.SystemCall.ADD_KEY;
import static nsml.runner.seccomp.SystemCall.ADJTIMEX;
import static nsml.runner.seccomp.SystemCall.BPF;
import static nsml.runner.seccomp.SystemCall.CHROOT;
import static nsml.runner.seccomp.SystemCall.CLOCK_ADJTIME;
import static nsml.runner.seccomp.SystemCall.CLOCK_SETTIME;
import static nsml.runner.seccomp.SystemCall.CLONE;
import static nsml.runner.seccomp.SystemCall.CLONE3;
import static nsml.runner.seccomp.SystemCall.CREATE_MODULE;
import static nsml.runner.seccomp.SystemCall.DELETE_MODULE;
import static nsml.runner.seccomp.SystemCall.FANOTIFY_INIT;
import static nsml.runner.seccomp.SystemCall.FCNTL;
import static nsml.runner.seccomp.SystemCall.FINIT_MODULE;
import static nsml.runner.seccomp.SystemCall.FSCONFIG;
import static nsml.runner.seccomp.SystemCall.FSETXATTR;
import static nsml.runner.seccomp.SystemCall.FSMOUNT;
import static nsml.runner.seccomp.SystemCall.FSOPEN;
import static nsml.runner.seccomp.SystemCall.FSPICK;
import static nsml.runner.seccomp.SystemCall.GET_KERNEL_SYMS;
import static nsml.runner.seccomp.SystemCall.INIT_MODULE;
import static nsml.runner.seccomp.SystemCall.INOTIFY_INIT;
import static nsml.runner.seccomp.SystemCall.INOTIFY_INIT1;
import static nsml.runner.seccomp.SystemCall.IOCTL;
import static nsml.runner.seccomp.SystemCall.IOPERM;
import static nsml.runner.seccomp.SystemCall.IOPL;
import static nsml.runner.seccomp.SystemCall.IO_URING_ENTER;
import static nsml.runner.seccomp.SystemCall.IO_URING_REGISTER;
import static nsml.runner.seccomp.SystemCall.IO_URING_SETUP;
import static nsml.runner.seccomp.SystemCall.KCMP;
import static nsml.runner.seccomp.SystemCall.KEXEC_FILE_LOAD;
import static nsml.runner.seccomp.SystemCall.KEXEC_LOAD;
import static nsml.runner.seccomp.SystemCall.KEYCTL;
import static nsml.runner.seccomp.SystemCall.LOOKUP_DCOOKIE;
import static nsml.runner.seccomp.SystemCall.LSETXATTR;
import static nsml.runner.seccomp.SystemCall.MBIND;
import static nsml.runner.seccomp.SystemCall.MEMFD_CREATE;
import static nsml.runner.seccomp.SystemCall.MEMFD_SECRET;
import static nsml.runner.seccomp.SystemCall.MIGRATE_PAGES;
import static nsml.runner.seccomp.SystemCall.MODIFY_LDT;
import static nsml.runner.seccomp.SystemCall.MOUNT;
import static nsml.runner.seccomp.SystemCall.MOUNT_SETATTR;
import static nsml.runner.seccomp.SystemCall.MOVE_MOUNT;
import static nsml.runner.seccomp.SystemCall.MOVE_PAGES;
import static nsml.runner.seccomp.SystemCall.MQ_OPEN;
import static nsml.runner.seccomp.SystemCall.MSGGET;
import static nsml.runner.seccomp.SystemCall.NAME_TO_HANDLE_AT;
import static nsml.runner.seccomp.SystemCall.NFSSERVCTL;
import static nsml.runner.seccomp.SystemCall.OPEN_BY_HANDLE_AT;
import static nsml.runner.seccomp.SystemCall.OPEN_TREE;
import static nsml.runner.seccomp.SystemCall.OPEN_TREE_ATTR;
import static nsml.runner.seccomp.SystemCall.PERF_EVENT_OPEN;
import static nsml.runner.seccomp.SystemCall.PIDFD_GETFD;
import static nsml.runner.seccomp.SystemCall.PIVOT_ROOT;
import static nsml.runner.seccomp.SystemCall.PRCTL;
import static nsml.runner.seccomp.SystemCall.PROCESS_MADVISE;
import static nsml.runner.seccomp.SystemCall.PROCESS_VM_READV;
import static nsml.runner.seccomp.SystemCall.PROCESS_VM_WRITEV;
import static nsml.runner.seccomp.SystemCall.PTRACE;
import static nsml.runner.seccomp.SystemCall.QUERY_MODULE;
import static nsml.runner.seccomp.SystemCall.QUOTACTL;
import static nsml.runner.seccomp.SystemCall.QUOTACTL_FD;
import static nsml.runner.seccomp.SystemCall.REBOOT;
import static nsml.runner.seccomp.SystemCall.REQUEST_KEY;
import static nsml.runner.seccomp.SystemCall.SEMGET;
import static nsml.runner.seccomp.SystemCall.SETDOMAINNAME;
import static nsml.runner.seccomp.SystemCall.SETHOSTNAME;
import static nsml.runner.seccomp.SystemCall.SETNS;
import static nsml.runner.seccomp.SystemCall.SETTIMEOFDAY;
import static nsml.runner.seccomp.SystemCall.SETXATTR;
import static nsml.runner.seccomp.SystemCall.SETXATTRAT;
import static nsml.runner.seccomp.SystemCall.SET_MEMPOLICY;
import static nsml.runner.seccomp.SystemCall.SET_MEMPOLICY_HOME_NODE;
import static nsml.runner.seccomp.SystemCall.SHMGET;
import static nsml.runner.seccomp.SystemCall.SOCKET;
import static nsml.runner.seccomp.SystemCall.SOCKETPAIR;
import static nsml.runner.seccomp.SystemCall.SWAPOFF;
import static nsml.runner.seccomp.SystemCall.SWAPON;
import static nsml.runner.seccomp.SystemCall.SYSFS;
import static nsml.runner.seccomp.SystemCall.SYSLOG;
import static nsml.runner.seccomp.SystemCall.UMOUNT2;
import static nsml.runner.seccomp.SystemCall.UNSHARE;
import static nsml.runner.seccomp.SystemCall.USELIB;
import static nsml.runner.seccomp.SystemCall.USERFAULTFD;
import static nsml.runner.seccomp.SystemCall.USTAT;
import static nsml.runner.seccomp.SystemCall.VHANGUP;

import java.util.List;
import java.util.Optional;

/**
 * What of the kernel a submission cannot call, though it asks with every right that a sandbox leaves it. Not a list of what is
 * needed: Java, Python and the libraries for learning call nearly everything. Refused is what has been a way out of sandboxes,
 * what tells of or reaches other processes and the host, what takes memory that belongs to no process and so counts nowhere, and
 * every socket but those within the machine ({@code AF_UNIX}).
 *
 * <p>A refused call returns an error, most say that it is not permitted. A call of another architecture, as 32-bit programs
 * make, kills the process.
 *
 * <p>{@link SyscallProfile} says the same for an engine of containers.
 */
public final class SyscallFilter {

    // Fields of struct seccomp_data, linux/seccomp.h; of arguments the lower half, which is all that the kernel looks
    // at here.
    static final int NUMBER = 0;
    static final int ARCHITECTURE = 4;
    static final int FIRST_ARGUMENT = 16;
    static final int SECOND_ARGUMENT = 24;

    static final int ALLOW = 0x7FFF0000;
    static final int KILL = 0x80000000;
    static final int ERROR = 0x00050000;

    // asm-generic/errno.h
    static final int NOT_PERMITTED = 1;
    static final int NO_SUCH_CALL = 38;
    static final int NOT_SUPPORTED = 95;
    static final int NO_SUCH_FAMILY = 97;

    /** Numbers from here on are those of the x32 interface, a second door to the same calls. */
    private static final int FIRST_OF_X32 = 0x40000000;

    /** From here on calls are younger than this list: programs find them missing on most kernels, and do without. */
    static final int FIRST_UNKNOWN = 463;

    static final int AF_UNIX = 1;

    /** Type into a terminal as if its user had, asm-generic/ioctls.h. */
    static final int TIOCSTI = 0x5412;

    /** Paste into a terminal of the console. */
    static final int TIOCLINUX = 0x541C;

    /** Make everybody else who opens a file wait, be it on the host; linux/fcntl.h. */
    static final int F_SETLEASE = 1024;

    /** Tell of what others do in a folder. */
    static final int F_NOTIFY = 1026;

    /** Hide from who runs it what a process has open, linux/prctl.h. */
    static final int PR_SET_DUMPABLE = 4;

    /** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET, linux/sched.h. */
    static final int NEW_NAMESPACES = 0x00020000 | 0x7E000000;

    static final List<SystemCall> REFUSED = List.of(
            // Other processes.
            PTRACE,
            PROCESS_VM_READV,
            PROCESS_VM_WRITEV,
            PROCESS_MADVISE,
            PIDFD_GETFD,
            KCMP,
            MOVE_PAGES,
            MIGRATE_PAGES,
            // Mounts and namespaces.
            MOUNT,
            UMOUNT2,
            PIVOT_ROOT,
            CHROOT,
            MOVE_MOUNT,
            OPEN_TREE,
            OPEN_TREE_ATTR,
            FSOPEN,
            FSCONFIG,
            FSMOUNT,
            FSPICK,
            MOUNT_SETATTR,
            UNSHARE,
            SETNS,
            OPEN_BY_HANDLE_AT,
            NAME_TO_HANDLE_AT,
            // Large parts of the kernel with a history of holes.
            BPF,
            IO_URING_SETUP,
            IO_URING_ENTER,
            IO_URING_REGISTER,
            PERF_EVENT_OPEN,
            USERFAULTFD,
            FANOTIFY_INIT,
            MODIFY_LDT,
            USELIB,
            MBIND,
            SET_MEMPOLICY,
            SET_MEMPOLICY_HOME_NODE,
            // What others do with files that all see.
            INOTIFY_INIT,
            INOTIFY_INIT1,
            // Keys are kept by user, whatever the sandbox.
            ADD_KEY,
            REQUEST_KEY,
            KEYCTL,
            // Memory of the kernel or of a file without a name.
            MEMFD_CREATE,
            MEMFD_SECRET,
            SHMGET,
            SEMGET,
            MSGGET,
            MQ_OPEN,
            // The whole machine; without privileges refused in any case.
            KEXEC_LOAD,
            KEXEC_FILE_LOAD,
            REBOOT,
            INIT_MODULE,
            FINIT_MODULE,
            DELETE_MODULE,
            CREATE_MODULE,
            QUERY_MODULE,
            GET_KERNEL_SYMS,
            NFSSERVCTL,
            SYSFS,
            USTAT,
            SWAPON,
            SWAPOFF,
            ACCT,
            QUOTACTL,
            QUOTACTL_FD,
            SYSLOG,
            SETTIMEOFDAY,
            CLOCK_SETTIME,
            CLOCK_ADJTIME,
            ADJTIMEX,
            IOPL,
            IOPERM,
            VHANGUP,
            LOOKUP_DCOOKIE,
            SETHOSTNAME,
            SETDOMAINNAME);

    /** They fill the disk, and nothing counts them. */
    static final List<SystemCall> EXTENDED_ATTRIBUTES = List.of(SETXATTR, LSETXATTR, FSETXATTR, SETXATTRAT);

    private final byte[] program;

    private SyscallFilter(byte[] program) {
        this.program = program;
    }

    /**
     * Gives the filter for this machine's processor.
     *
     * @return the filter, or empty if the processor is none of those whose calls are known here
     */
    public static Optional<SyscallFilter> ofThisMachine() {
        return Architecture.named(System.getProperty("os.arch")).map(SyscallFilter::of);
    }

    static SyscallFilter of(Architecture architecture) {
        var to = new Assembler();
        to.load(ARCHITECTURE).jumpUnlessEqual(architecture.mark(), "foreign");
        to.load(NUMBER);
        if (architecture == Architecture.X86_64) {
            to.jumpIfAtLeast(FIRST_OF_X32, "refused");
        }
        EXTENDED_ATTRIBUTES.forEach(call -> on(to, call, architecture, "unsupported"));
        REFUSED.forEach(call -> on(to, call, architecture, "refused"));
        to.jumpIfAtLeast(FIRST_UNKNOWN, "missing");
        // Its flags lie in memory, where no filter can see them; C libraries then call clone.
        on(to, CLONE3, architecture, "missing");
        on(to, CLONE, architecture, "clone");
        on(to, SOCKET, architecture, "socket");
        on(to, SOCKETPAIR, architecture, "socket");
        on(to, IOCTL, architecture, "ioctl");
        on(to, FCNTL, architecture, "fcntl");
        on(to, PRCTL, architecture, "prctl");
        to.jump("allowed");

        to.label("clone").load(FIRST_ARGUMENT).jumpIfAnyBit(NEW_NAMESPACES, "refused");
        to.jump("allowed");

        to.label("socket").load(FIRST_ARGUMENT).jumpIfEqual(AF_UNIX, "allowed");
        to.end(ERROR | NO_SUCH_FAMILY);

        to.label("ioctl").load(SECOND_ARGUMENT);
        to.jumpIfEqual(TIOCSTI, "refused").jumpIfEqual(TIOCLINUX, "refused");
        to.jump("allowed");

        to.label("fcntl").load(SECOND_ARGUMENT);
        to.jumpIfEqual(F_SETLEASE, "refused").jumpIfEqual(F_NOTIFY, "refused");
        to.jump("allowed");

        to.label("prctl").load(FIRST_ARGUMENT).jumpIfEqual(PR_SET_DUMPABLE, "refused");

        to.label("allowed").end(ALLOW);
        to.label("refused").end(ERROR | NOT_PERMITTED);
        to.label("unsupported").end(ERROR | NOT_SUPPORTED);
        to.label("missing").end(ERROR | NO_SUCH_CALL);
        to.label("foreign").end(KILL);
        return new SyscallFilter(to.assemble());
    }

    private static void on(Assembler to, SystemCall call, Architecture architecture, String label) {
        call.number(architecture).ifPresent(number -> to.jumpIfEqual(number, label));
    }

    /**
     * Gives the program as the kernel and {@code bwrap --seccomp} take it.
     *
     * @return instructions of 8 bytes
     */
    public byte[] bytes() {
        return program.clone();
    }
}
