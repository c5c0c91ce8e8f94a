"""action.yml's own steps, run one after the other as a runner does."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from ci_service import ACTION, CHECK, Checkout, Shell, context, environment_of

Acted = tuple[subprocess.CompletedProcess[str], dict[str, str]]
Act = Callable[..., Acted]


@pytest.fixture
def act(
    runner: Path, checkout: Checkout, machine: dict[str, str], shell: Shell, tmp_path: Path
) -> Act:
    """Runs the check with inputs; how it ended, and its outputs."""

    def run(base: str = "", **inputs: str) -> Acted:
        values = context(runner, **inputs) | {"github.event.pull_request.base.sha": base}
        written = tmp_path / "outputs"
        written.write_text("")
        env = {
            **machine,
            **environment_of(CHECK, values),
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(written),
        }
        done = shell(CHECK["run"], env, checkout.path / values["inputs.working-directory"])
        lines = written.read_text().splitlines()
        return done, dict(line.split("=", 1) for line in lines)

    return run


def test_what_runs_is_what_was_installed(runner: Path) -> None:
    program = runner / "notelint-environment" / "bin" / "python"
    where = "import notelint; print(notelint.__file__)"
    printed = subprocess.check_output([program, "-c", where], cwd=runner, text=True)
    assert printed.startswith(str(runner))


def test_a_push_is_checked_whole(act: Act) -> None:
    done, outputs = act()
    assert done.returncode == 1
    assert "::error file=old.md,line=3," in done.stdout
    assert outputs == {
        "errors": "1",
        "warnings": "0",
        "unverified": "0",
        "notes": "2",
        "notes-with-schema": "0",
        "quotes": "0",
        "quotes-found": "0",
        "quotes-different": "0",
        "quotes-not-found": "0",
        "links": "0",
        "links-dead": "0",
        "exit-code": "1",
    }


def test_every_output_of_the_action_is_written(act: Act) -> None:
    _, outputs = act()
    named = {output["value"] for output in ACTION["outputs"].values()}
    assert named == {f"${{{{ steps.check.outputs.{name} }}}}" for name in outputs}
    assert set(ACTION["outputs"]) == set(outputs)


def test_of_a_pull_request_only_its_own_links_are_errors(act: Act, checkout: Checkout) -> None:
    done, outputs = act(base=checkout.base)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "::warning file=old.md,line=3," in done.stdout
    assert (outputs["errors"], outputs["warnings"], outputs["exit-code"]) == ("0", "1", "0")


def test_the_base_can_be_left_out(act: Act, checkout: Checkout) -> None:
    done, _ = act(base=checkout.base, since="none")
    assert done.returncode == 1


def test_a_base_that_cannot_be_fetched_is_an_error(act: Act) -> None:
    done, outputs = act(since="0" * 40)
    assert done.returncode == 2
    assert "::error::notelint: commit '0000" in done.stdout
    assert outputs == {}


def test_a_report_goes_to_a_file_as_sarif(act: Act, checkout: Checkout) -> None:
    act(sarif="out.sarif", format="concise")
    results = json.loads((checkout.path / "out.sarif").read_text())["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["L003"]


def test_what_fails_the_step_can_be_said(act: Act, checkout: Checkout) -> None:
    done, outputs = act(fail_on="never")
    assert (done.returncode, outputs["errors"]) == (0, "1")
    done, _ = act(base=checkout.base, fail_on="warning")
    assert done.returncode == 1


def test_findings_of_the_baseline_do_not_fail_the_step(act: Act, checkout: Checkout) -> None:
    done, outputs = act(baseline="baseline.json", args="--update-baseline")
    assert (done.returncode, outputs["errors"]) == (0, "0")
    (checkout.path / "newer.md").write_text("# A\n\n[b](gone.md)\n")
    done, outputs = act(baseline="baseline.json")
    assert (done.returncode, outputs["errors"]) == (1, "1")


def test_options_paths_and_a_settings_file(act: Act, checkout: Checkout) -> None:
    (checkout.path / "two words.toml").write_text('ignore = ["T"]\n')
    (checkout.path / "two words.md").write_text("# A\n\n[a](missing.md) \n")
    done, outputs = act(
        config="two words.toml",
        paths="'two words.md'\nnew.md",
        args="--format full --ignore 'L003'",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (outputs["errors"], outputs["notes"]) == ("0", "2")


def test_a_folder_to_work_in(act: Act, checkout: Checkout) -> None:
    (checkout.path / "below").mkdir()
    (checkout.path / "below" / "a.md").write_text("# A\n")
    _, outputs = act(working_directory="below")
    assert outputs["notes"] == "1"


def test_a_wrong_setting_fails_and_has_no_counts(act: Act) -> None:
    done, outputs = act(args="--select NOPE")
    assert done.returncode == 2
    assert outputs == {"exit-code": "2"}


HOSTILE = ["; touch hacked `touch hacked` $(touch hacked)", "'\n::set-output name=x::y"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "args", "config", "fail_on", "format", "sarif", "since"])
def test_no_input_becomes_a_command(act: Act, checkout: Checkout, name: str, value: str) -> None:
    done, outputs = act(**{name: value})
    assert not (checkout.path / "hacked").exists()
    assert "Traceback" not in done.stderr
    assert not any(line.startswith("::set-output") for line in done.stdout.splitlines())
    assert outputs.keys() <= set(ACTION["outputs"])
