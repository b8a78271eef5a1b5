"""Attacks on the machine: time, memory, disk, processes, and whatever outlives a script."""

from __future__ import annotations

from attack import scripted

MACHINE = [
    scripted(
        "loop_without_signals",
        "An endless loop that ignores every signal.",
        """
        import signal
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        while True:
            try:
                while True: pass
            except BaseException: pass
        """,
    ),
    scripted(
        "loop_in_c",
        "A pattern that takes the matcher for ever, with the interpreter locked.",
        "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
    ),
    scripted(
        "sum_in_c",
        "A sum in C that no signal handler interrupts.",
        "def save_note(*_, **__): return sum(range(10**13))",
    ),
    scripted(
        "threads_for_ever",
        "Threads that never end, after the function has returned.",
        """
        import threading, time
        def spin():
            while True: time.time()
        def save_note(*_, **__):
            for _ in range(8): threading.Thread(target=spin).start()
            return True
        """,
    ),
    scripted(
        "process_table",
        "More processes than anybody needs, each ready to start more.",
        """
        import os, signal
        def save_note(*_, **__):
            for number in range(400):
                try:
                    if os.fork() == 0: signal.pause()
                except OSError: return number
            print("SENTINEL: 400 processes")
        """,
    ),
    scripted(
        "daemon",
        "A daemon (double fork, setsid, no parent) writes results later, wherever it can.",
        """
        import os, subprocess, sys
        LATER = (
            "import sys, time\\n"
            "while True:\\n"
            "    for folder in sys.argv[2:]:\\n"
            "        try: open(folder + '/' + sys.argv[1], 'w').write('owned')\\n"
            "        except OSError: pass\\n"
            "    time.sleep(0.05)\\n"
        )
        def save_note(*_, **__):
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    places = ["/tmp", "/var/tmp", "/dev/shm", SCENE["out"], SCENE["cohort"], SCENE["kit"]]
                    os.execv(sys.executable, [sys.executable, "-I", "-c", LATER, SCENE["token"], *places])
                os._exit(0)
            return True
        """,
    ),
    scripted(
        "daemon_holds_the_pipe",
        "A daemon keeps the ends of all pipes open after the process is gone.",
        """
        import os, subprocess, sys
        def save_note(*_, **__):
            own = [int(name) for name in os.listdir("/proc/self/fd")]
            subprocess.Popen([sys.executable, "-I", "-c", "import time; time.sleep(999)", SCENE["token"]],
                             start_new_session=True, pass_fds=[number for number in own if number < 20][:9])
            os._exit(0)
        """,
    ),
    scripted(
        "memory",
        "All the memory that there is.",
        """
        def save_note(*_, **__):
            kept = []
            while True: kept.append(bytearray(256 * 2**20))
        """,
        anywhere=True,
    ),
    scripted(
        "disk",
        "Every folder that can be written to is filled.",
        """
        import os
        def save_note(*_, **__):
            for folder in ("/tmp", os.path.expanduser("~"), "/dev/shm", os.path.dirname(__file__), "/", "/var/tmp"):
                for number in range(40):
                    try:
                        with open(f"{folder}/{SCENE['token']}-{number}", "wb") as file: file.write(bytes(8 * 2**20))
                    except OSError as error:
                        print(folder, error)
                        break
            return True
        """,
    ),
    scripted(
        "open_files",
        "All file descriptors, and as many pipes.",
        """
        import os
        kept = []
        def act(*_, **__):
            try:
                while True: kept.extend(os.pipe())
            except OSError: pass
            return True
        """,
    ),
    scripted(
        "output_flood",
        "Printed text without an end, past Python's own files.",
        """
        import os
        def save_note(*_, **__):
            while True: os.write(2, b"x" * 2**16)
        """,
        anywhere=True,
    ),
    scripted(
        "output_cut",
        "What the checker reads its output from is cut, moved and made a file with holes.",
        """
        import os
        def act(*_, **__):
            for number in (1, 2):
                for change in (lambda: os.ftruncate(number, 0), lambda: os.ftruncate(number, 2**40),
                               lambda: os.lseek(number, 2**40, 0),
                               lambda: open(f"/proc/self/fd/{number}", "w").close()):
                    try: change()
                    except OSError as error: print(error)
            try: os.ftruncate(os.open("/stack", os.O_RDWR), 2**40)
            except OSError: pass
            return True
        """,
    ),
    scripted(
        "stack_overflow",
        "A recursion past the end of the stack.",
        """
        import sys
        sys.setrecursionlimit(10**9)
        class Mirror:
            def __repr__(self): return repr(self)
        def save_note(*_, **__): return Mirror()
        """,
    ),
    scripted(
        "stopped",
        "It stops itself, and its parent.",
        """
        import os, signal
        def save_note(*_, **__):
            for number in (os.getppid(), os.getpid()): os.kill(number, signal.SIGSTOP)
        """,
    ),
    scripted(
        "clock",
        "The real clock is put back, the virtual one is moved back and for ever ahead.",
        """
        import gc, time
        import _datetime
        def act(*_, **__):
            for thing in gc.get_objects():
                if type(thing).__name__ == "VirtualClock":
                    time.sleep, thing.now, thing.waited = thing.real_sleep, -1e9, -1e300
                    thing.on_wait = lambda: None
            return time.time() > 0
        """,
    ),
    scripted(
        "waits_for_ever",
        "It waits on the virtual clock without an end.",
        """
        import time
        def save_note(*_, **__):
            while True: time.sleep(10**6)
        """,
        anywhere=True,
    ),
    scripted(
        "generator_without_end",
        "A generator that never ends.",
        """
        def all_notes(*_, **__):
            while True: yield "note"
        def save_note(*_, **__): return all_notes()
        """,
    ),
    scripted(
        "namespaces_of_its_own",
        "In a user namespace of its own it is root, and mounts a file system without a limit.",
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        def save_note(*_, **__):
            if os.fork() == 0:
                apart = libc.unshare(0x10000000 | 0x00020000) == 0
                if apart and libc.mount(b"none", b"/tmp", b"tmpfs", 0, b"size=10g") == 0:
                    print("SENTINEL: it can mount file systems of any size", flush=True)
                os._exit(0)
            os.wait()
        """,
    ),
    scripted(
        "kernel_keys",
        "Keys of whoever started the grading are read, and one is left for the next script.",
        """
        import ctypes, platform
        libc = ctypes.CDLL(None, use_errno=True)
        ADD, KEYCTL = (248, 250) if platform.machine() == "x86_64" else (217, 219)
        SESSION, SEARCH, READ = -3, 10, 11
        def save_note(*_, **__):
            libc.syscall(ADD, b"user", SCENE["token"].encode(), b"owned", 5, SESSION)
            key = libc.syscall(KEYCTL, SEARCH, SESSION, b"user", b"instructor", 0)
            read = ctypes.create_string_buffer(99)
            libc.syscall(KEYCTL, READ, key, read, 99)
            print(read.value)
        """,
    ),
]
