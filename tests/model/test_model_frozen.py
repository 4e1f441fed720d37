"""Our cheap `dataclass` does what the original does, whichever way a class is used."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from connectwell.model import frozen


@frozen.dataclass(frozen=True)
class Ours:
    """Defined with ours."""

    name: str
    times: int = 1
    rest: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def loud(self) -> str:
        return self.name.upper()


@dataclasses.dataclass(frozen=True)
class Original:
    """The same, defined with the original."""

    name: str
    times: int = 1
    rest: dict[str, Any] = dataclasses.field(default_factory=dict)


@frozen.dataclass(frozen=True, kw_only=True)
class ByName:
    """Only by name."""

    name: str


BOTH = pytest.mark.parametrize("make", [Ours, Original])


@BOTH
def test_fields_come_by_place_or_by_name(make: Callable[..., Any]) -> None:
    for made in (make("Ana", 2), make("Ana", times=2), make(times=2, name="Ana")):
        assert (made.name, made.times, made.rest) == ("Ana", 2, {})


@BOTH
def test_each_has_defaults_of_its_own(make: Callable[..., Any]) -> None:
    one, other = make("Ana"), make("Ana")
    one.rest["colour"] = "green"
    assert other.rest == {}


@BOTH
@pytest.mark.parametrize(
    ("values", "given"), [((), {}), (("Ana", 1, {}, 4), {}), (("Ana",), {"name": "Ruth"}), (("Ana",), {"age": 4})]
)
def test_what_does_not_fit_is_refused(make: Callable[..., Any], values: tuple[Any, ...], given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        make(*values, **given)


@BOTH
def test_nothing_can_be_changed(make: Callable[..., Any]) -> None:
    made = make("Ana")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.name = "Ruth"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.name
    assert made.name == "Ana"


@BOTH
def test_equal_fields_are_equal_and_another_class_is_not(make: Callable[..., Any]) -> None:
    assert make("Ana") == make("Ana")
    assert make("Ana") != make("Ruth")
    assert make("Ana") != "Ana"
    assert make("Ana") not in (Ours("Ana", 2), Original("Ana", 2))


@BOTH
def test_the_tools_of_the_original_work(make: Callable[..., Any]) -> None:
    made = make("Ana", 2)
    assert dataclasses.replace(made, name="Ruth") == make("Ruth", 2)
    assert dataclasses.asdict(made) == {"name": "Ana", "times": 2, "rest": {}}
    assert [field.name for field in dataclasses.fields(made)] == ["name", "times", "rest"]
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
    assert repr(made) == f"{make.__name__}(name='Ana', times=2, rest={{}})"


def test_methods_and_docstrings_stay() -> None:
    assert Ours("Ana").loud == "ANA"
    assert Ours.__doc__ == "Defined with ours."


def test_by_name_alone() -> None:
    assert ByName(name="Ana") == ByName(name="Ana")
    assert hash(ByName(name="Ana")) == hash(ByName(name="Ana"))
    with pytest.raises(TypeError):
        ByName("Ana")  # type: ignore[call-arg]  # what is tested
