//! Counts passed and failed tests of all steps from the output of the test programs.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Count {
    /// Everything is fine only if something ran and nothing failed.
    pub fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0
    }

    /// A step that is not a test program counts as one.
    pub fn one(good: bool) -> Self {
        Self { passed: good.into(), failed: (!good).into() }
    }

    /// Combines a test program's output with its exit code: one that fails without a failed test (not compiled, crashed, killed), or
    /// succeeds without having run a test, counts as one failure.
    pub fn settled(mut self, exit_good: bool) -> Self {
        if (!exit_good && self.failed == 0) || self == Self::default() {
            self.failed += 1;
        }
        self
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The numbers of a line like `test result: ok. 3 passed; 0 failed; …`, coloured or not; other lines are None.
pub fn parse(line: &str) -> Option<Count> {
    let (_verdict, numbers) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let mut parts = numbers.split("; ");
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    Some(Count { passed, failed: parts.next()?.strip_suffix(" failed")?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read_and_others_are_not() {
        let good = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let bad = "test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored; 0 filtered out";
        assert_eq!(parse(good), Some(Count { passed: 12, failed: 0 }));
        assert_eq!(parse(bad), Some(Count { passed: 3, failed: 2 }));
        assert_eq!(parse("test diary::keeps_seven ... ok"), None);
        assert_eq!(parse("the test result: ok. 1 passed; 0 failed"), None);
        assert_eq!(parse("test result: ok. x passed; 0 failed"), None);
    }

    #[test]
    fn a_bad_end_is_never_a_pass() {
        let three = Count { passed: 3, failed: 0 };
        assert_eq!(three.settled(true), three);
        assert_eq!(three.settled(false), Count { passed: 3, failed: 1 });
        let named = Count { passed: 3, failed: 2 };
        assert_eq!(named.settled(false), named);
        assert_eq!(Count::default().settled(true), Count { passed: 0, failed: 1 });
    }

    #[test]
    fn nothing_run_is_not_good() {
        assert!(!Count::default().is_good());
        assert!(Count::one(true).is_good());
        let mut sum = Count::one(true);
        sum += Count::one(false);
        assert!(!sum.is_good());
        assert_eq!(sum.to_string(), "1 passed, 1 failed");
    }
}
