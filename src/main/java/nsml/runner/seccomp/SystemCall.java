package nsml.runner.seccomp;

import java.util.OptionalInt;

/** System calls that are not for every submission, with their numbers in asm/unistd_64.h and asm-generic/unistd.h. */
enum SystemCall {
    ACCT(163, 89),
    ADD_KEY(248, 217),
    ADJTIMEX(159, 171),
    BPF(321, 280),
    CHROOT(161, 51),
    CLOCK_ADJTIME(305, 266),
    CLOCK_SETTIME(227, 112),
    CLONE(56, 220),
    CLONE3(435, 435),
    CREATE_MODULE(174),
    DELETE_MODULE(176, 106),
    FANOTIFY_INIT(300, 262),
    FCNTL(72, 25),
    FINIT_MODULE(313, 273),
    FSCONFIG(431, 431),
    FSETXATTR(190, 7),
    FSMOUNT(432, 432),
    FSOPEN(430, 430),
    FSPICK(433, 433),
    GET_KERNEL_SYMS(177),
    INIT_MODULE(175, 105),
    INOTIFY_INIT(253),
    INOTIFY_INIT1(294, 26),
    IOCTL(16, 29),
    IOPERM(173),
    IOPL(172),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    IO_URING_SETUP(425, 425),
    KCMP(312, 272),
    KEXEC_FILE_LOAD(320, 294),
    KEXEC_LOAD(246, 104),
    KEYCTL(250, 219),
    LOOKUP_DCOOKIE(212, 18),
    LSETXATTR(189, 6),
    MBIND(237, 235),
    MEMFD_CREATE(319, 279),
    MEMFD_SECRET(447, 447),
    MIGRATE_PAGES(256, 238),
    MODIFY_LDT(154),
    MOUNT(165, 40),
    MOUNT_SETATTR(442, 442),
    MOVE_MOUNT(429, 429),
    MOVE_PAGES(279, 239),
    MQ_OPEN(240, 180),
    MSGGET(68, 186),
    NAME_TO_HANDLE_AT(303, 264),
    NFSSERVCTL(180, 42),
    OPEN_BY_HANDLE_AT(304, 265),
    OPEN_TREE(428, 428),
    OPEN_TREE_ATTR(467, 467),
    PERF_EVENT_OPEN(298, 241),
    PIDFD_GETFD(438, 438),
    PIVOT_ROOT(155, 41),
    PRCTL(157, 167),
    PROCESS_MADVISE(440, 440),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PTRACE(101, 117),
    QUERY_MODULE(178),
    QUOTACTL(179, 60),
    QUOTACTL_FD(443, 443),
    REBOOT(169, 142),
    REQUEST_KEY(249, 218),
    SEMGET(64, 190),
    SETDOMAINNAME(171, 162),
    SETHOSTNAME(170, 161),
    SETNS(308, 268),
    SETTIMEOFDAY(164, 170),
    SETXATTR(188, 5),
    SETXATTRAT(463, 463),
    SET_MEMPOLICY(238, 237),
    SET_MEMPOLICY_HOME_NODE(450, 450),
    SHMGET(29, 194),
    SOCKET(41, 198),
    SOCKETPAIR(53, 199),
    SWAPOFF(168, 225),
    SWAPON(167, 224),
    SYSFS(139),
    SYSLOG(103, 116),
    UMOUNT2(166, 39),
    UNSHARE(272, 97),
    USELIB(134),
    USERFAULTFD(323, 282),
    USTAT(136),
    VHANGUP(153, 58);

    private static final int NONE = -1;

    private final int x86;
    private final int arm;

    SystemCall(int x86) {
        this(x86, NONE);
    }

    SystemCall(int x86, int arm) {
        this.x86 = x86;
        this.arm = arm;
    }

    /** Empty if the architecture has no such call. */
    OptionalInt number(Architecture architecture) {
        int number = switch (architecture) {
            case X86_64 -> x86;
            case AARCH64 -> arm;
        };
        return number == NONE ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
