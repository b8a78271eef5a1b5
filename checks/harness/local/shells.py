"""What to type in a shell so that every AWS SDK started from it asks the server here."""

from __future__ import annotations

from collections.abc import Mapping

_FORMS = {
    "sh": 'export {name}="{value}"',
    "fish": 'set -gx {name} "{value}"',
    "powershell": '$env:{name} = "{value}"',
    "cmd": "set {name}={value}",
}


def shell(environment: Mapping[str, str]) -> str:
    """The kind of shell that a process with this environment was started from: `sh`, `fish`, `powershell` or `cmd`."""
    program = environment.get("SHELL", "")
    modules = environment.get("PSModulePath", "")
    if "COMSPEC" in environment:  # Windows: the module path is set for all, PowerShell itself adds the user's own
        home = environment.get("USERPROFILE", "")
        if program:
            return "sh"
        return "powershell" if home and home.lower() in modules.lower() else "cmd"
    if modules:
        return "powershell"
    return "fish" if program.endswith("fish") else "sh"


def exports(url: str, environment: Mapping[str, str]) -> list[str]:
    """The lines to type."""
    settings = {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_REGION": "us-east-1",
    }
    form = _FORMS[shell(environment)]
    return [form.format(name=name, value=value) for name, value in settings.items()]
