//! `check` and `test`: every step runs even when an earlier one failed, and the last line counts them all.

use crate::browsers::Browser;
use crate::count::{Count, parse};
use crate::{browsers, build, paths, run, tools};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

/// Format, lints and native tests. Fast; needs no browser.
pub fn check() -> Count {
    let mut sum = Count::default();
    sum += step("format", || {
        tools::ensure_lints()?;
        one(run::cargo().args(["fmt", "--all", "--check"]))
    });
    sum += step("lints", || one(run::cargo().args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"])));
    if tools::has_wasm_target() {
        sum += step("lints of the browser side", || {
            let mut clippy = run::cargo();
            clippy.args(["clippy", "--quiet", "--package", "pain-diary", "--lib", "--bins"]).args(["--target", "wasm32-unknown-unknown"]);
            // Browser tests compile only for wasm; without this step an error in them would show minutes later.
            for name in wasm_test_names()? {
                clippy.args(["--test", &name]);
            }
            one(clippy.args(["--", "-D", "warnings"]))
        });
    } else {
        println!("(the wasm target is not installed; `cargo xtask tools` adds it and its lints)");
    }
    sum += step("native tests", || {
        counted(run::cargo().args(["test", "--quiet", "--no-fail-fast"]).args([
            "--package",
            "pain-diary",
            "--package",
            "xtask",
            "--package",
            "sample",
        ]))
    });
    sum
}

/// Everything: `check`, the store in a real browser, the journeys in three browsers.
pub fn test() -> Count {
    let mut sum = Count::default();
    sum += step("build tools", || tools::ensure_build().map(|()| Count::one(true)));
    sum += check();
    let found = step("browsers", || browsers::ensure_all().map(|()| Count::one(true)));
    sum += found;
    if !found.is_good() {
        return sum;
    }
    sum += step("the store in Chromium", || wasm_tests("CHROMEDRIVER", &browsers::chromium()?, None));
    // Firefox has lost a write that Chromium did not.
    sum += step("the store in Firefox", || wasm_tests("GECKODRIVER", &browsers::firefox()?, Some("tests/wasm/firefox.json")));
    sum += step("release build and journeys", || {
        let built = build::build()?;
        let load = crate::figures::first_load(&built.dist)?;
        println!("{load}");
        let mut count = Count::one(true);
        count += Count::one(load.is_within_limits());
        count += counted(
            run::cargo()
                .args(["test", "--quiet", "--no-fail-fast", "--package", "browser-tests"])
                // Journeys mostly wait; two at a time suit two cores.
                .args(["--", "--test-threads=2"])
                .env(build::DIST_VARIABLE, &built.dist),
        )?;
        Ok(count)
    });
    sum
}

/// Prints the totals in one line.
pub fn verdict(count: Count) -> ExitCode {
    println!("\n{count}");
    if count.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Names of the integration tests that run in a browser: `tests/<name>_wasm.rs` or `tests/<name>_wasm/main.rs`.
fn wasm_test_names() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(paths::root().join("tests"))? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or("");
        if (path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists()) && stem.ends_with("_wasm") {
            names.push(stem.to_string());
        }
    }
    names.sort();
    Ok(names)
}

/// Runs the browser tests. `variable` is the environment variable for the path of the driver, `capabilities` a file with further
/// capabilities of the session.
fn wasm_tests(variable: &str, browser: &Browser, capabilities: Option<&str>) -> Result<Count> {
    let mut command = run::cargo();
    command
        .args(["test", "--no-fail-fast", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "pain-diary"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::wasm_test_runner()?)
        // A store test on a busy machine can exceed the runner's default of 20 s.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("PATH", run::path_with(browser.program.parent().unwrap_or(&browser.program))?)
        .env(variable, &browser.driver);
    if let Some(path) = capabilities {
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join(path));
    }
    for name in wasm_test_names()? {
        command.args(["--test", &name]);
    }
    counted(&mut command)
}

/// Runs one step under its heading; an error is printed and counts as one failure.
fn step(name: &str, work: impl FnOnce() -> Result<Count>) -> Count {
    println!("\n== {name}");
    let begun = std::time::Instant::now();
    let done = work();
    let took_s = begun.elapsed().as_secs();
    match done {
        Ok(count) => {
            println!("== {name}: {count} ({took_s} s)");
            count
        }
        Err(error) => {
            println!("{error:#}\n== {name}: failed ({took_s} s)");
            Count::one(false)
        }
    }
}

/// A command that passes or fails as a whole.
fn one(command: &mut Command) -> Result<Count> {
    run::run(command).map(|()| Count::one(true))
}

/// A command that runs test programs: shows their output as it comes and adds up their result lines.
fn counted(command: &mut Command) -> Result<Count> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not start `{}`", run::shown(command)))?;
    let mut sum = Count::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(count) = parse(&line) {
                sum += count;
            }
        }
    }
    Ok(sum.settled(child.wait()?.success()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Count {
        counted(Command::new("sh").args(["-c", script])).unwrap()
    }

    #[test]
    fn result_lines_of_several_programs_are_summed() {
        let lines = "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; \
                     echo 'test result: FAILED. 1 passed; 1 failed; 0 ignored'";
        assert_eq!(shell(&format!("{lines}; exit 101")), Count { passed: 3, failed: 1 });
    }

    #[test]
    fn a_program_that_dies_or_runs_nothing_has_failed() {
        assert_eq!(shell("exit 101"), Count { passed: 0, failed: 1 });
        assert_eq!(shell("true"), Count { passed: 0, failed: 1 });
        assert_eq!(shell("echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; exit 1"), Count { passed: 2, failed: 1 });
    }

    #[test]
    fn an_error_in_a_step_is_a_failure_and_not_the_end() {
        let count = step("broken", || anyhow::bail!("no network"));
        assert_eq!(count, Count::one(false));
    }
}
