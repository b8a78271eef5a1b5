"""The student's script inside the process: importing it, finding its functions, running it as a program."""

from __future__ import annotations

import contextlib
import importlib.util
import inspect
import os
import runpy
import sys
import threading
import tokenize
import traceback
from collections.abc import Callable
from typing import Any

from checks.harness.student.values import describe, to_wire

Message = dict[str, Any]


class Script:
    """One script of the student's, by its path."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.folder = os.path.dirname(path)  # noqa: PTH120 - the worker imports as little as it can
        self._inside = self.folder + os.sep
        self.name = os.path.basename(path).removesuffix(".py")  # noqa: PTH119
        self.module: Any = None

    def load(self) -> Message:
        """Import the script, as `import dynamodb_script` in its own folder would."""
        sys.path.insert(0, self.folder)
        sys.argv = [self.path]
        trouble = self._unreadable()
        if trouble is not None:
            return {"is": "unreadable", "message": trouble}
        spec = importlib.util.spec_from_file_location(self.name, self.path)
        if spec is None or spec.loader is None:
            return {"is": "raised", "error": {"types": ["ImportError"], "message": "not a Python script"}}
        module = importlib.util.module_from_spec(spec)
        sys.modules[self.name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException as error:  # noqa: BLE001 - a script may raise anything while it is imported
            return {"is": "raised", "error": self.report(error)}
        self.module = module
        return {"is": "loaded", "functions": self._functions()}

    def _unreadable(self) -> str | None:
        """Why the file is no text that Python could read; a sentence that the interpreter itself does not find."""
        try:
            with tokenize.open(self.path) as file:
                text = file.read()
        except UnicodeDecodeError as error:
            with open(self.path, "rb") as raw:  # noqa: PTH123
                line = raw.read()[: error.start].count(b"\n") + 1
            return f"its line {line} is not in {error.encoding.upper()}"
        except SyntaxError as error:  # from the line that declares the encoding
            return str(error.msg)
        return "it has null bytes in it" if "\0" in text else None

    def _functions(self) -> dict[str, int]:
        """Name and line of every function and class that the script defines itself."""
        found = {}
        for name, value in list(vars(self.module).items()):
            line = self._first_line(value)
            if line is not None:
                found[str(name)] = line
        return found

    def _first_line(self, value: Any) -> int | None:
        try:
            if isinstance(value, type):
                lines = [self._first_line(member) for member in list(vars(value).values()) if inspect.isroutine(member)]
                return min((line for line in lines if line is not None), default=None)
            code = inspect.unwrap(value).__code__
            return int(code.co_firstlineno) if code.co_filename.startswith(self._inside) else None
        except Exception:  # noqa: BLE001 - an object that answers every question, with whatever it likes
            return None

    def find(self, name: str) -> Callable[..., Any] | Message:
        """The function of that name (`Class.method` too), or the message that says why it cannot be called."""
        value = self.module
        for part in name.split("."):
            value = getattr(value, part, None)
        if value is None:
            return {"is": "missing", "names": sorted(self._functions())}
        if not callable(value):
            return {"is": "missing", "names": sorted(self._functions()), "kind": type(value).__name__}
        return value  # type: ignore[no-any-return]

    def misfit(self, function: Callable[..., Any], args: list[Any], kwargs: Message) -> Message | None:
        """The message for a function that cannot take these arguments; `None` when it can."""
        try:
            signature = inspect.signature(function)
        except (TypeError, ValueError):
            return None
        try:
            signature.bind(*args, **kwargs)
        except TypeError as error:
            code = getattr(inspect.unwrap(function), "__code__", None)
            line = f"{self._short(code.co_filename)}:{code.co_firstlineno}" if code else None
            return {"is": "misfit", "signature": str(signature), "message": str(error), "where": line}
        return None

    def run(self, argv: list[str]) -> Message:
        """Run the script as a program of its own, `if __name__ == "__main__"` included."""
        sys.argv = [self.path, *argv]
        before = threading.enumerate()
        try:
            runpy.run_path(self.path, run_name="__main__")
            _join_threads(before)
        except SystemExit as end:
            if end.code is None or isinstance(end.code, int):
                return {"is": "exited", "status": int(end.code or 0)}
            print(end.code, file=sys.stderr)  # noqa: T201 - as the interpreter does for sys.exit("message")
            return {"is": "exited", "status": 1}
        except BaseException as error:  # noqa: BLE001
            return {"is": "exited", "status": 1, "error": self.report(error)}
        return {"is": "exited", "status": 0}

    def report(self, error: BaseException) -> Message:
        """An exception as plain data: its classes, message, AWS error code, the student's lines, its attributes."""
        try:
            report: Message = to_wire(self._report(error))
        except BaseException as inner:  # noqa: BLE001 - an exception class that does not let itself be looked at
            report = {"types": ["Exception"], "message": f"(looking at it raised {type(inner).__name__})"}
        return report

    def _report(self, error: BaseException) -> Message:
        frames = self._frames(error)
        report: Message = {
            "types": [kind.__name__ for kind in type(error).__mro__ if kind is not object],
            "message": _message(error),
            "code": _aws_code(error),
            "frames": frames,
            "where": frames[-1] if frames else None,
            "attributes": _attributes(error),
        }
        if isinstance(error, SyntaxError) and error.lineno:
            report["where"] = f"{self._short(error.filename or self.path)}:{error.lineno}"
            report["line"] = (error.text or "").rstrip("\n")
            report["column"] = self._column(error)
        return report

    def _column(self, error: SyntaxError) -> int | None:
        """Where in its line the error is, in characters: for a module that is imported Python counts bytes."""
        file = error.filename or ""
        if file.startswith(self._inside):
            try:
                with tokenize.open(file) as source:
                    compile(source.read(), file, "exec", dont_inherit=True)
            except SyntaxError as same:
                return same.offset
        return error.offset

    def _frames(self, error: BaseException) -> list[str]:
        """The student's own lines on the way to the error, outermost first, each once in a row."""
        lines: list[str] = []
        for frame, line in traceback.walk_tb(error.__traceback__):
            if frame.f_code.co_filename.startswith(self._inside):
                text = f"{self._short(frame.f_code.co_filename)}:{line}"
                if not lines or lines[-1] != text:
                    lines.append(text)
        return lines[-20:]

    def _short(self, file: str) -> str:
        return file[len(self._inside) :] if file.startswith(self._inside) else os.path.basename(file)  # noqa: PTH119


def _join_threads(before: list[threading.Thread]) -> None:
    """Wait for the threads that the program has started, as the interpreter does at its end."""
    for thread in threading.enumerate():
        if thread not in before and not thread.daemon:
            thread.join()


def _aws_code(error: BaseException) -> str | None:
    response = getattr(error, "response", None)
    told = response.get("Error") if isinstance(response, dict) else None
    code = told.get("Code") if isinstance(told, dict) else None
    return None if code is None else str(code)


def _message(error: BaseException) -> str:
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except BaseException as inner:  # noqa: BLE001
        text = f"(its message raised {type(inner).__name__})"
    return describe(_Shown(str.__str__(text)), 2000)


class _Shown:
    """Text that `describe` cuts to length without quoting it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def _attributes(error: BaseException) -> Message:
    """What the exception object holds, as far as it is plain data; of a ClientError nothing (its code is reported)."""
    found: Message = {}
    for name, value in list(getattr(error, "__dict__", {}).items())[:20]:
        if isinstance(name, str) and name not in ("response", "operation_name", "kwargs"):
            with contextlib.suppress(Exception):  # not plain, or an object that does not let itself be looked at
                to_wire(value)
                found[name] = value
    return found
