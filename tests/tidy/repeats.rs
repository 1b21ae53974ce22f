//! Runs of lines that occur twice.

use std::collections::HashMap;

/// Most equal lines in a row, without those that are empty; indentation does not count.
const EQUAL_MAX: usize = 12;

/// Every longer run that occurs in two places of these files (path and text).
pub fn check(files: &[(&str, &str)]) -> Vec<String> {
    let mut first: HashMap<Vec<&str>, (usize, usize)> = HashMap::new();
    let mut faults = Vec::new();
    let mut last = None;
    let all: Vec<Vec<(usize, &str)>> = files.iter().map(|(_, text)| lines(text)).collect();
    for (file, lines) in all.iter().enumerate() {
        for (at, window) in lines.windows(EQUAL_MAX + 1).enumerate() {
            let known = *first.entry(window.iter().map(|(_, line)| *line).collect()).or_insert((file, at));
            if known == (file, at) {
                continue;
            }
            // A longer run is several windows, each one line later in both places.
            let is_new = last != Some((known.0, known.1.wrapping_sub(1), file, at.wrapping_sub(1)));
            last = Some((known.0, known.1, file, at));
            if is_new {
                let (path, other) = (files[file].0, files[known.0].0);
                faults.push(format!(
                    "{path}:{}: more than {EQUAL_MAX} lines that stand in {other}:{} too",
                    lines[at].0, all[known.0][known.1].0
                ));
            }
        }
    }
    faults
}

fn lines(text: &str) -> Vec<(usize, &str)> {
    (1..).zip(text.lines().map(str::trim)).filter(|(_, line)| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(from: usize, count: usize) -> String {
        (from..from + count).map(|number| format!("    line({number});\n\n")).collect()
    }

    #[test]
    fn thirteen_equal_lines_are_found_once_whatever_their_indentation() {
        let (one, other) = (run(1, 20), format!("mod other;\n{}", run(3, 15).replace("    ", "  ")));
        assert_eq!(check(&[("a.rs", &one), ("b.rs", &other)]), ["b.rs:2: more than 12 lines that stand in a.rs:5 too"]);
        let twice = run(1, 13) + &run(1, 13);
        assert_eq!(check(&[("a.rs", &twice)]), ["a.rs:27: more than 12 lines that stand in a.rs:1 too"]);
    }

    #[test]
    fn twelve_equal_lines_pass() {
        let twice = run(1, 12) + "end();\n" + &run(1, 12);
        assert!(check(&[("a.rs", &twice), ("b.rs", &run(5, 8))]).is_empty());
    }
}
