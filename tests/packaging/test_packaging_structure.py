"""How the package hangs together: no import circle, not even for types, and no two public classes with one name."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in (SOURCE / "connectwell").rglob("*.py")
}


@cache
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def outside_functions(nodes: Iterator[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from outside_functions(ast.iter_child_nodes(node))


def imports(tree: ast.Module) -> set[str]:
    """What a module of ours imports of ours when it is imported, or for its types."""
    found: set[str] = set()
    for node in outside_functions(ast.iter_child_nodes(tree)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not followed here"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            found |= {name if name in MODULES else str(node.module) for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & MODULES.keys()


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Strongly connected components of more than one module, or one that imports itself (Tarjan, 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            at = stack.index(name)
            component = stack[at:]
            del stack[at:]
            if len(component) > 1 or name in graph[name]:
                found.append(sorted(component))

    for name in sorted(graph):
        if name not in index:
            visit(name)
    return found


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"d"}, "e": {"a"}}) == [["b", "c"], ["d"]]


def test_no_module_imports_one_that_imports_it() -> None:
    graph = {name: imports(tree) for name, tree in trees().items()}
    assert graph["connectwell.tui.pages"] >= {"connectwell.tui.stack", "connectwell.checkin"}, "types count, too"
    assert circles(graph) == []


def test_no_two_public_classes_have_one_name() -> None:
    where = defaultdict(list)
    for name, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(name)
    twice = {name: modules for name, modules in where.items() if len(modules) > 1}
    assert twice == {}


def test_a_test_is_in_no_checkout(nobody_at_home: Path) -> None:
    """What goes to the current folder by default, as a page does, is thrown away with the test."""
    assert Path.cwd() == nobody_at_home
    assert not Path.cwd().is_relative_to(SOURCE.parent)
