//! `check` and `test`: every step runs even when an earlier one failed, and the last line counts the tests of them all.

use crate::browsers::Browser;
use crate::run::cargo;
use crate::{browsers, build, figures, paths, run, tools};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, ExitCode, Stdio};

/// Tests that passed and failed. A step that is not a test program counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    const PASSED: Self = Self { passed: 1, failed: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1 };

    /// Everything is fine only if something ran and nothing failed.
    fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Format, lints and native tests. Fast; needs no browser.
pub fn check() -> Count {
    let mut sum = step("format", || {
        tools::ensure_lints()?;
        one(&mut cargo("fmt --all --check"))
    });
    sum += step("lints", || one(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings")));
    if tools::has_wasm_target() {
        // Browser tests compile only for wasm; without this step an error in them would show minutes later.
        let side = "--package pain-diary --lib --bins --test *_wasm --target wasm32-unknown-unknown";
        sum += step("lints of the browser side", || one(&mut cargo(&format!("clippy --quiet {side} -- -D warnings"))));
    } else {
        println!("(the wasm target is not installed; `cargo xtask tools` adds it and its lints)");
    }
    sum +=
        step("native tests", || counted(&mut cargo("test --quiet --no-fail-fast --package pain-diary --package xtask --package sample")));
    sum
}

/// Everything: `check`, the store in a real browser, the journeys in three browsers.
pub fn test() -> Count {
    let mut sum = step("build tools", || tools::ensure_build().map(|()| Count::PASSED));
    sum += check();
    let found = step("browsers", || browsers::ensure_all().map(|()| Count::PASSED));
    sum += found;
    if !found.is_good() {
        return sum;
    }
    sum += step("the store in Chromium", || wasm_tests("CHROMEDRIVER", &browsers::chromium()?, None));
    // Firefox has lost a write that Chromium did not.
    sum += step("the store in Firefox", || wasm_tests("GECKODRIVER", &browsers::firefox()?, Some("tests/wasm/firefox.json")));
    sum += step("release build and journeys", || {
        let dist = build::build()?;
        let load = figures::first_load(&dist)?;
        println!("{load}");
        // Journeys mostly wait; two at a time suit two cores.
        let mut journeys = cargo("test --quiet --no-fail-fast --package browser-tests -- --test-threads=2");
        let mut count = counted(journeys.env(build::DIST_VARIABLE, &dist))?;
        count += Count::PASSED;
        count += if load.is_within_limits() { Count::PASSED } else { Count::FAILED };
        Ok(count)
    });
    sum
}

/// Prints the totals in one line.
pub fn verdict(count: Count) -> ExitCode {
    println!("\n{count}");
    if count.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs the browser tests. `variable` is the environment variable for the path of the driver, `capabilities` a file with further
/// capabilities of the session.
fn wasm_tests(variable: &str, browser: &Browser, capabilities: Option<&str>) -> Result<Count> {
    let mut command = cargo("test --no-fail-fast --target wasm32-unknown-unknown --package pain-diary --test *_wasm");
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::wasm_bindgen()?.sibling("wasm-bindgen-test-runner"))
        // A store test on a busy machine can exceed the runner's default of 20 s.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("PATH", run::path_with(browser.program.parent().unwrap_or(&browser.program))?)
        .env(variable, &browser.driver);
    if let Some(path) = capabilities {
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join(path));
    }
    counted(&mut command)
}

/// Runs one step under its heading; an error is printed and counts as one failure.
fn step(name: &str, work: impl FnOnce() -> Result<Count>) -> Count {
    println!("\n== {name}");
    let begun = std::time::Instant::now();
    let count = work().unwrap_or_else(|error| {
        println!("{error:#}");
        Count::FAILED
    });
    println!("== {name}: {count} ({} s)", begun.elapsed().as_secs());
    count
}

/// A command that passes or fails as a whole.
fn one(command: &mut Command) -> Result<Count> {
    run::run(command).map(|()| Count::PASSED)
}

/// A command that runs test programs: shows their output as it comes and adds up their result lines. One that fails without a failed test
/// (not compiled, crashed, killed), or succeeds without having run a test, counts as one failure.
fn counted(command: &mut Command) -> Result<Count> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("could not start the tests")?;
    let mut sum = Count::default();
    for line in BufReader::new(child.stdout.take().context("tests that print")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        sum += result(&line).unwrap_or_default();
    }
    let has_failed = !child.wait()?.success();
    if (has_failed && sum.failed == 0) || sum == Count::default() {
        sum += Count::FAILED;
    }
    Ok(sum)
}

/// The numbers of a line like `test result: ok. 3 passed; 0 failed; …`, coloured or not; other lines are None.
fn result(line: &str) -> Option<Count> {
    let (_verdict, numbers) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let (passed, rest) = numbers.split_once(" passed; ")?;
    let (failed, _) = rest.split_once(" failed")?;
    Some(Count { passed: passed.parse().ok()?, failed: failed.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read_and_others_are_not() {
        let good = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let bad = "test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored; 0 filtered out";
        assert_eq!(result(good), Some(Count { passed: 12, failed: 0 }));
        assert_eq!(result(bad), Some(Count { passed: 3, failed: 2 }));
        assert_eq!(result("test diary::keeps_seven ... ok"), None);
        assert_eq!(result("the test result: ok. 1 passed; 0 failed"), None);
        assert_eq!(result("test result: ok. x passed; 0 failed"), None);
    }

    #[test]
    fn results_of_several_programs_are_summed_and_a_bad_end_is_never_a_pass() {
        let (good, bad) = ("echo 'test result: ok. 2 passed; 0 failed; 0'; ", "echo 'test result: FAILED. 1 passed; 1 failed; 0'; ");
        for (script, passed, failed) in [
            (format!("{good}{bad}exit 101"), 3, 1),
            (good.to_owned(), 2, 0),
            (format!("{good}exit 1"), 2, 1),
            ("exit 101".to_owned(), 0, 1),
            ("true".to_owned(), 0, 1),
        ] {
            assert_eq!(counted(Command::new("sh").args(["-c", &script])).unwrap(), Count { passed, failed }, "{script}");
        }
    }

    #[test]
    fn an_error_in_a_step_is_a_failure_and_not_the_end() {
        assert_eq!(step("broken", || anyhow::bail!("no network")), Count::FAILED);
    }

    #[test]
    fn nothing_run_or_one_failure_is_not_good() {
        let mut sum = Count::PASSED;
        assert!(sum.is_good() && !Count::default().is_good());
        sum += Count::FAILED;
        assert!(!sum.is_good());
        assert_eq!(sum.to_string(), "1 passed, 1 failed");
    }
}
