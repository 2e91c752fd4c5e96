"""The quality gate: floors hold, and only rise."""

from bench.quality import check, raised


def test_a_figure_below_its_floor_is_a_fault():
    assert check({"kept": 0.97}, {"kept": 0.98}) == ["kept: 0.9700 is below its floor 0.9800"]
    assert check({"kept": 0.98}, {"kept": 0.98, "not measured": 1.0}) == []


def test_floors_rise_with_the_figures_and_never_fall():
    floors = raised({"kept": 0.9, "titles": 0.9}, {"kept": 0.95, "days": 0.8})
    assert floors == {"kept": 0.95, "titles": 0.895, "days": 0.8}
