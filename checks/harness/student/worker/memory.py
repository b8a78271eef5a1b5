"""What botocore works out anew for each client, though it is the same each time, is worked out once a process.

A lab's script makes a client in each function, so a check of it makes a hundred, and a quarter of its time went here.
What a script sees is the same. A version of botocore that has any of this otherwise is left as it is.
"""

from __future__ import annotations

from typing import Any

import botocore.client
import botocore.hooks
import botocore.httpsession
import botocore.loaders


def remember() -> None:
    """Have botocore remember. To be called before the first client is made."""
    for change in (_model_files, _services, _models, _methods, _event_names, _handlers, _encryption):
        change()


def _model_files() -> None:
    """Each of botocore's JSON files is read once; a new Session would read them all again."""
    loader: Any = botocore.loaders.JSONFileLoader
    read, kept = loader.load_file, {}

    def load_file(self: Any, file_path: str) -> Any:
        if file_path not in kept:
            kept[file_path] = read(self, file_path)
        return kept[file_path]

    loader.load_file = load_file


def _services() -> None:
    """Which services there are is looked up in botocore's folders once, and not by each Session."""
    loader: Any = botocore.loaders.Loader
    find, kept = loader.list_available_services, {}

    def list_available_services(self: Any, type_name: str) -> list[str]:
        key = (type_name, *self.search_paths)
        if key not in kept:
            kept[key] = find(self, type_name)
        return list(kept[key])

    loader.list_available_services = list_available_services


def _models() -> None:
    """What a service's operations look like: the same for all clients of a session."""
    creator: Any = botocore.client.ClientCreator
    load, kept = getattr(creator, "_load_service_model", None), {}
    if load is None:
        return

    def load_service_model(self: Any, service_name: str, api_version: str | None = None) -> Any:
        key = (id(self._loader), service_name, api_version)
        if key not in kept:
            # With the loader, so that its id stays its own.
            kept[key] = (load(self, service_name, api_version), self._loader)
        return kept[key][0]

    creator._load_service_model = load_service_model


def _encryption() -> None:
    """The means to encrypt a connection, since there never is one: every request goes down the pipe."""
    session: Any = botocore.httpsession.URLLib3Session
    make = getattr(session, "_get_ssl_context", None)
    kept: list[Any] = []
    if make is None:
        return

    def get_ssl_context(self: Any) -> Any:
        if not kept:
            kept.append(make(self))
        return kept[0]

    session._get_ssl_context = get_ssl_context


def _methods() -> None:
    """A client's methods: a function for each operation, which knows its name and nothing of the client."""
    creator: Any = botocore.client.ClientCreator
    make, kept = getattr(creator, "_create_methods", None), {}
    if make is None:
        return

    def create_methods(self: Any, service_model: Any) -> dict[str, Any]:
        key = (service_model.service_name, service_model.api_version)
        if key not in kept:
            kept[key] = make(self, service_model)
        return dict(kept[key])

    creator._create_methods = create_methods


def _event_names() -> None:
    """The names that events go by now in place of older ones: a client's are those of its session."""
    aliaser: Any = botocore.hooks.EventAliaser
    copied = aliaser.__copy__

    def copy(self: Any) -> Any:
        other = copied(self)
        if hasattr(self, "_alias_name_cache"):
            other._alias_name_cache = self._alias_name_cache
        return other

    aliaser.__copy__ = copy


def _handlers() -> None:
    """The tree of a session's event handlers, of which each client gets a copy: the same copy, made faster."""
    tree: Any = getattr(botocore.hooks, "_PrefixTrie", None)
    node: Any = getattr(botocore.hooks, "NodeList", None)
    if not hasattr(tree, "_recursive_copy") or getattr(node, "_fields", None) != ("first", "middle", "last"):
        return

    def copied(branch: dict[str, Any]) -> dict[str, Any]:
        other = dict(branch)
        for name, value in branch.items():
            if type(value) is dict:
                other[name] = copied(value)
            elif type(value) is node:
                other[name] = node(value.first[:], value.middle[:], value.last[:])
        return other

    tree._recursive_copy = lambda _tree, branch: copied(branch)
