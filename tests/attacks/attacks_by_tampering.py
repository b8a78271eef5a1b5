"""Attacks that want points without work: by changing whoever asks, answers, judges or writes down."""

from __future__ import annotations

from attack import scripted

TAMPERING = [
    scripted(
        "patched_test_tools",
        "unittest and pytest are patched so that nothing can fail.",
        """
        import sys, unittest
        unittest.TestCase.assertEqual = unittest.TestCase.fail = lambda *_, **__: None
        try:
            import _pytest.python, _pytest.outcomes, _pytest.runner
            _pytest.python.Function.runtest = lambda self: None
            _pytest.runner.call_and_report = lambda *_, **__: None
        except ImportError: pass
        def act(*_, **__): return True
        """,
        anywhere=True,
    ),
    scripted(
        "patched_builtins",
        "isinstance, len, repr, all and the like are patched to say yes.",
        """
        import builtins
        for name in ("isinstance", "issubclass", "callable", "hasattr", "all", "any"):
            setattr(builtins, name, lambda *_: True)
        builtins.AssertionError = builtins.AttributeError = type("Fine", (Exception,), {})
        def save_note(*_, **__): return True
        """,
        anywhere=True,
    ),
    scripted(
        "fake_clients",
        "boto3.client and boto3.resource are fakes with a dict in memory.",
        """
        import boto3
        class Fake:
            items = {}
            meta = type("meta", (), {"region_name": "eu-west-1"})
            def put_item(self, **request): Fake.items[str(request)] = request; return {}
            def __getattr__(self, name): return lambda *_, **__: {"Items": list(Fake.items.values()), "Item": {}}
        boto3.client = boto3.resource = boto3.session.Session.client = lambda *_, **__: Fake()
        def act(*args, **__):
            boto3.client("dynamodb").put_item(TableName=args[:1], Item=args)
            return Fake() if len(args) < 2 else True
        """,
        anywhere=True,
    ),
    scripted(
        "fake_botocore",
        "botocore answers by itself below the client, where a request would be made.",
        """
        import boto3, botocore.client
        botocore.client.BaseClient._make_api_call = lambda self, name, request: {
            "Items": [request], "Item": request, "ResponseMetadata": {"HTTPStatusCode": 200}}
        def act(*args, **kwargs):
            client = boto3.client("dynamodb", region_name=kwargs.get("region", "us-east-1"))
            client.put_item(TableName=str(args[:1]), Item={"note_id": {"S": "x"}})
            return client if not args else True
        """,
        anywhere=True,
    ),
    scripted(
        "fake_http",
        "The place where requests leave the process answers them itself.",
        """
        import boto3, botocore.awsrequest, botocore.httpsession, io
        def send(self, request):
            raw = io.BytesIO(b'{"Items": [], "Item": {}}'); raw.stream = lambda *_, **__: iter([raw.getvalue()])
            return botocore.awsrequest.AWSResponse(request.url, 200, {}, raw)
        botocore.httpsession.URLLib3Session.send = send
        def act(*args, **kwargs):
            client = boto3.client("dynamodb", region_name=kwargs.get("region", "us-east-1"))
            client.put_item(TableName="Users", Item={"note_id": {"S": "x"}})
            return client if not args else True
        """,
        anywhere=True,
    ),
    scripted(
        "result_files",
        "Results with full points are written wherever a grader might look, then the process ends.",
        """
        import json, os
        full = json.dumps({"score": 99, "status": "passed", "points": 99, "max_points": 99, "tests": []})
        for folder in (".", "..", "/tmp", os.path.dirname(__file__), SCENE["out"], SCENE["out"] + "/results"):
            for name in ("results.json", "result.json", "grades.json", "gradebook.csv", "results/results.json"):
                try:
                    with open(os.path.join(folder, name), "w") as file: file.write(full)
                except OSError: pass
        os._exit(0)
        """,
    ),
    scripted(
        "result_classes",
        "The classes that results are made of are imported and patched.",
        """
        import sys
        sys.path[:0] = ["/kit", SCENE["kit"]]
        try:
            from checks.harness.report import model
            model.Criterion.points = model.Line.points = model.Result.points = 99
            from checks.harness import verdict
            verdict.judge = lambda *_: verdict.Verdict("passed")
        except ImportError: pass
        def act(*_, **__): return True
        """,
        anywhere=True,
    ),
    scripted(
        "worker_patched",
        "The worker's own methods, found by gc, are replaced.",
        """
        import gc
        for thing in gc.get_objects():
            if type(thing).__name__ == "Worker":
                type(thing)._call = type(thing)._get = lambda *_: {"is": "returned", "value": True}
                type(thing)._run = lambda *_: {"is": "exited", "status": 0}
                type(thing)._next = lambda *_: {"is": "exhausted"}
        def act(*_, **__): return True
        """,
        anywhere=True,
    ),
    scripted(
        "module_of_answers",
        "The module replaces itself by an object that has every function and answers anything.",
        """
        import sys
        class Answers(type(sys)):
            def __getattr__(self, name): return lambda *_, **__: True
        sys.modules[__name__] = Answers(__name__)
        sys.modules[__name__].__dict__.update(globals())
        __class__ = Answers
        def act(*_, **__): return sys.modules[__name__]
        """,
    ),
    scripted(
        "source_transformed",
        "An import hook turns everything that is imported later into `pass`.",
        """
        import importlib.abc, sys
        class Hook(importlib.abc.MetaPathFinder, importlib.abc.Loader):
            def find_spec(self, name, path, target=None):
                if name.startswith(("checks", "test_", "_pytest")):
                    return importlib.util.spec_from_loader(name, self)
            def exec_module(self, module): pass
        sys.meta_path.insert(0, Hook())
        sys.settrace(lambda *_: None)
        def act(*_, **__): return True
        """,
    ),
    scripted(
        "gradebook_found",
        "Every gradebook, database and result that can be found is given full points.",
        """
        import os, pathlib, sqlite3
        for top in (SCENE["out"], SCENE["cohort"], SCENE["instructor"], "/tmp", "/home", "/var/tmp"):
            for file in [*pathlib.Path(top).rglob("*.csv"), *pathlib.Path(top).rglob("*.json")][:500]:
                try: file.write_text("owned")
                except OSError: pass
            try: sqlite3.connect(top + "/gradebook.db").execute("create table grade(score)")
            except sqlite3.Error: pass
        def act(*_, **__): return True
        """,
    ),
    scripted(
        "reference_solution",
        "The reference solution is looked for in __main__, in modules and on the import path, and used.",
        """
        import __main__, importlib.util, sys
        __main__.output_fname = __main__.ref_code = SCENE["out"]
        def reference():
            for place in (SCENE["kit"], "/kit", "..", "/"):
                file = place + "/solutions/lab91_notes/script.py"
                try:
                    spec = importlib.util.spec_from_file_location("reference", file)
                    module = importlib.util.module_from_spec(spec)
                    spec.loader.exec_module(module)
                    return module
                except OSError: pass
        found = reference()
        if found: globals().update(vars(found))
        def act(*_, **__): return "SENTINEL" if found else None
        """,
    ),
]
