"""The house rules, read from the source text alone."""

import ast

import mccabe
import pycodestyle
import pyflakes.checker
import pytest

SHORT = pytest.mark.indicator("PRG-1.8")
STYLE = pytest.mark.indicator("PRG-1.9")
ERRORS = pytest.mark.indicator("PRG-1.10")
INJECTION = pytest.mark.indicator("PRG-1.11")
MOST_LINES = 25
MOST_COMPLEX = 6
MOST_COLUMNS = 100
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DECLARATIONS = (ast.Import, ast.ImportFrom, *FUNCTIONS, ast.ClassDef, ast.Assign, ast.AnnAssign)
FORBIDDEN = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "pickle.load",
    "pickle.loads", "subprocess.getoutput", "subprocess.getstatusoutput",
}  # fmt: skip


@pytest.fixture
def trees(candidate):
    """Return the modules, parsed; a program without a finished function has nothing to judge."""
    found = {
        name: ast.parse(text) for name, text in candidate.files.items() if name.endswith(".py")
    }
    finished = [node for tree in found.values() for node in functions(tree) if is_written(node)]
    assert len(finished) >= 4, "there are too few functions to judge"
    return found


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]


def is_written(function):
    """Say whether a function holds more than its docstring."""
    return any(
        not isinstance(step, ast.Pass)
        and not (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        for step in function.body
    )


@SHORT
def test_functions_are_short(trees):
    for name, tree in trees.items():
        for function in functions(tree):
            lines = function.end_lineno - function.lineno + 1
            assert lines <= MOST_LINES, f"{name}: {function.name} has {lines} lines"


@SHORT
def test_functions_have_few_branches(trees):
    for name, tree in trees.items():
        visitor = mccabe.PathGraphingAstVisitor()
        visitor.preorder(tree, visitor)
        for graph in visitor.graphs.values():
            complexity = graph.complexity()
            assert complexity <= MOST_COMPLEX, f"{name}: {graph.entity} has {complexity}"


@SHORT
def test_work_is_done_in_functions(trees):
    for name, tree in trees.items():
        for step in tree.body:
            if isinstance(step, DECLARATIONS) or is_docstring(step):
                continue
            is_start = isinstance(step, ast.If) and "__name__" in ast.unparse(step.test)
            assert is_start, f"{name}, line {step.lineno} does work outside a function"
            assert len(step.body) <= 3, f"{name}, line {step.lineno} starts with too much"


def is_docstring(step):
    return isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant)


@SHORT
def test_the_program_is_spread_over_modules(trees):
    working = [name for name, tree in trees.items() if any(map(is_written, functions(tree)))]

    assert len(working) >= 3, f"only {working} hold functions"


class Remarks(pycodestyle.BaseReport):
    """Collects what the style checker says instead of printing it."""

    def __init__(self, options):
        super().__init__(options)
        self.said = []

    def error(self, line_number, offset, text, check):
        code = super().error(line_number, offset, text, check)
        if code:
            self.said.append(f"{self.filename}, line {line_number}: {text}")
        return code


@STYLE
def test_the_style_checker_is_silent(candidate, trees):
    style = pycodestyle.StyleGuide(max_line_length=MOST_COLUMNS)
    remarks = style.init_report(Remarks)
    for name in trees:
        style.input_file(name, lines=candidate.files[name].splitlines(keepends=True))

    assert remarks.said == []


@STYLE
def test_nothing_is_imported_or_named_in_vain(trees):
    remarks = []
    for name, tree in trees.items():
        for message in pyflakes.checker.Checker(tree, name).messages:
            remarks.append(f"{name}, line {message.lineno}: {message.message % message.message_args}")

    assert remarks == []


@ERRORS
def test_no_handler_catches_everything_or_does_nothing(trees):
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "BaseException"
                broad = any(word in caught.split(", ") for word in ("Exception", "BaseException"))
                silent = all(isinstance(step, ast.Pass) for step in node.body)
                assert not (broad or silent), f"{name}, line {node.lineno} swallows errors"


@INJECTION
def test_no_text_becomes_code_or_a_command(trees):
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in FORBIDDEN, f"{name}, line {node.lineno} calls {called}"
                shell = [word for word in node.keywords if word.arg == "shell"]
                assert not shell, f"{name}, line {node.lineno} asks for a shell"


@INJECTION
def test_no_such_function_is_imported_by_itself(trees):
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                brought = {f"{node.module}.{alias.name}" for alias in node.names}
                assert not brought & FORBIDDEN, f"{name}, line {node.lineno}"
