//! `check` and `test`: every step runs even when an earlier one failed, and the last line counts the tests of them all.

use crate::browsers::Browser;
use crate::run::{cargo, run};
use crate::{browsers, build, figures, paths, run, tools};
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

/// Variable with the file in which each journey notes how long it took.
pub const TIMES_VARIABLE: &str = "PAIN_DIARY_TIMES";
/// How many journeys run at a time: they wait a third of their time, so one more than there are processors.
pub fn journeys_at_a_time() -> usize {
    1 + std::thread::available_parallelism().map_or(1, usize::from)
}

/// So many of the slowest journeys are listed.
const SLOWEST: usize = 20;

/// Tests that passed and failed so far. A step without a test program counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suite {
    passed: u64,
    failed: u64,
}

impl Suite {
    /// Format, lints and native tests. Fast; needs no browser.
    pub fn check(&mut self) {
        self.step("format", |_| {
            tools::ensure_lints()?;
            run(&mut cargo("fmt --all --check"))
        });
        self.step("lints", |_| run(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings")));
        if tools::has_wasm_target() {
            // Browser tests compile only for wasm; without this step an error in them would show minutes later.
            let side = "--package pain-diary --lib --bins --test *_wasm --target wasm32-unknown-unknown";
            self.step("lints of the browser side", |_| run(&mut cargo(&format!("clippy --quiet {side} -- -D warnings"))));
        } else {
            println!("(the wasm target is not installed; `cargo xtask tools` adds it and its lints)");
        }
        let native = "test --quiet --no-fail-fast --package pain-diary --package lock --package seal --package stream --package xtask --package sample";
        self.step("native tests", |suite| suite.count(&mut cargo(native)));
    }

    /// Everything: `check`, the store in a real browser, the journeys in three browsers.
    pub fn test(&mut self) {
        self.step("build tools", |_| tools::ensure_build());
        self.check();
        if !self.step("browsers", |_| browsers::ensure_all()) {
            return;
        }
        self.browser_side();
        self.step("release build and journeys", |suite| {
            let dist = build::build()?;
            let load = figures::first_load(&dist)?;
            println!("{load}");
            suite.failed += u64::from(!load.is_within_limits());
            let mut journeys = cargo("test --quiet --no-fail-fast --package browser-tests --");
            journeys.arg(format!("--test-threads={}", journeys_at_a_time()));
            let times = paths::root().join("target/journey-times.txt");
            std::fs::write(&times, "")?;
            suite.count(journeys.env(build::DIST_VARIABLE, &dist).env(TIMES_VARIABLE, &times))?;
            println!("{}", slowest(&std::fs::read_to_string(times)?));
            Ok(())
        });
    }

    /// The store, the panels and the platform in a real page, without a release build: `tests/*_wasm.rs`.
    pub fn browser_side(&mut self) {
        self.step("the store in Chromium", |suite| suite.store("CHROMEDRIVER", &browsers::chromium()?, None));
        // Firefox has lost a write that Chromium did not.
        let capabilities = Some("tests/wasm/firefox.json");
        self.step("the store in Firefox", |suite| suite.store("GECKODRIVER", &browsers::firefox()?, capabilities));
    }

    /// Runs steps and prints the totals in one line. Everything is fine only if something ran and nothing failed.
    pub fn run(steps: impl FnOnce(&mut Self)) -> ExitCode {
        let mut suite = Self::default();
        steps(&mut suite);
        println!("\n{} passed, {} failed", suite.passed, suite.failed);
        if suite.passed > 0 && suite.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Runs the browser tests. `variable` is the environment variable for the path of the driver, `capabilities` a file with further
    /// capabilities of the session.
    fn store(&mut self, variable: &str, browser: &Browser, capabilities: Option<&str>) -> Result<()> {
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
        self.count(&mut command)
    }

    /// Runs one step under its heading; an error is printed and counts as one failure. True if nothing in it failed.
    fn step(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Result<()>) -> bool {
        println!("\n== {name}");
        let (before, begun) = (*self, std::time::Instant::now());
        match work(self) {
            Ok(()) => self.passed += u64::from(*self == before),
            Err(error) => {
                println!("{error:#}");
                self.failed += 1;
            }
        }
        let (passed, failed) = (self.passed - before.passed, self.failed - before.failed);
        println!("== {name}: {passed} passed, {failed} failed ({} s)", begun.elapsed().as_secs());
        failed == 0
    }

    /// Runs test programs: shows their output as it comes and adds up their result lines. A command that fails without a failed test (not
    /// compiled, crashed, killed), or succeeds without having run a test, counts as one failure.
    fn count(&mut self, command: &mut Command) -> Result<()> {
        let before = *self;
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("could not start the tests")?;
        for line in BufReader::new(child.stdout.take().context("tests that print")?).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            let (passed, failed) = result(&line).unwrap_or_default();
            self.passed += passed;
            self.failed += failed;
        }
        let is_dead = !child.wait()?.success() && self.failed == before.failed;
        self.failed += u64::from(is_dead || *self == before);
        Ok(())
    }
}

/// The numbers of passed and failed tests in a line like `test result: ok. 3 passed; 0 failed; …`, coloured or not; other lines are None.
fn result(line: &str) -> Option<(u64, u64)> {
    let (_verdict, numbers) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let (passed, rest) = numbers.split_once(" passed; ")?;
    let (failed, _) = rest.split_once(" failed")?;
    Some((passed.parse().ok()?, failed.parse().ok()?))
}

/// The slowest of some journeys, given as lines of seconds and name.
fn slowest(times: &str) -> String {
    let seconds = |line: &&str| line.split_whitespace().next().and_then(|seconds| seconds.parse::<f64>().ok()).unwrap_or_default();
    let mut lines: Vec<&str> = times.lines().collect();
    lines.sort_by(|a, b| seconds(b).total_cmp(&seconds(a)));
    let all: f64 = lines.iter().map(seconds).sum();
    format!("{} journeys took {all:.0} s one after the other; the slowest:\n{}", lines.len(), lines[..lines.len().min(SLOWEST)].join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read_and_others_are_not() {
        let good = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let bad = "test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored; 0 filtered out";
        assert_eq!((result(good), result(bad)), (Some((12, 0)), Some((3, 2))));
        for other in ["test diary::keeps_seven ... ok", "the test result: ok. 1 passed; 0 failed", "test result: ok. x passed; 0 failed"] {
            assert_eq!(result(other), None, "{other}");
        }
    }

    #[test]
    fn the_slowest_come_first() {
        assert_eq!(
            slowest("  9.5 a::firefox\n 10.0 b::webkit\n"),
            "2 journeys took 20 s one after the other; the slowest:\n 10.0 b::webkit\n  9.5 a::firefox"
        );
        assert!(slowest("").starts_with("0 journeys"));
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
            let mut suite = Suite::default();
            assert_eq!(suite.step("sh", |suite| suite.count(Command::new("sh").args(["-c", &script]))), failed == 0);
            assert_eq!(suite, Suite { passed, failed }, "{script}");
        }
    }

    #[test]
    fn an_error_in_a_step_is_a_failure_and_not_the_end() {
        let good = |suite: &mut Suite| assert!(suite.step("good", |_| Ok(())));
        let broken = |suite: &mut Suite| {
            assert!(!suite.step("broken", |_| anyhow::bail!("no network")));
            good(suite);
            assert_eq!(*suite, Suite { passed: 1, failed: 1 });
        };
        assert_eq!(Suite::run(|_| ()), ExitCode::FAILURE, "nothing has run");
        assert_eq!(Suite::run(good), ExitCode::SUCCESS);
        assert_eq!(Suite::run(broken), ExitCode::FAILURE);
    }
}
