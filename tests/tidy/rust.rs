//! A minimal Rust lexer that separates code from comments and literals.

/// A string literal and where it stands.
pub struct Literal {
    /// What it says, escapes as written.
    pub text: String,
    /// Where its opening quote is, in characters.
    pub start: usize,
    /// Behind its closing quote.
    pub end: usize,
}

/// A file: its code with comments and the insides of literals blanked out, place for place, and the string literals.
pub struct Source {
    pub code: Vec<char>,
    pub literals: Vec<Literal>,
}

impl Source {
    /// The line of a place, from 1.
    pub fn line(&self, place: usize) -> usize {
        1 + self.code[..place].iter().filter(|character| **character == '\n').count()
    }

    /// Every place where `needle` stands in the code.
    pub fn find(&self, needle: &str) -> Vec<usize> {
        let needle: Vec<char> = needle.chars().collect();
        (0..self.code.len()).filter(|start| self.code[*start..].starts_with(&needle)).collect()
    }

    /// Without the items under `#[cfg(test)]`.
    pub fn without_tests(mut self) -> Self {
        for start in self.find("#[cfg(test)]") {
            let open =
                self.code[start..].iter().position(|character| matches!(character, '{' | ';')).map_or(self.code.len(), |at| start + at);
            let mut depth = 0_usize;
            let mut end = open;
            while let Some(character) = self.code.get(end) {
                depth = match character {
                    '{' => depth + 1,
                    '}' => depth - 1,
                    _ => depth,
                };
                end += 1;
                if depth == 0 {
                    break;
                }
            }
            self.code[start..end].iter_mut().filter(|character| **character != '\n').for_each(|character| *character = ' ');
            self.literals.retain(|literal| !(start..end).contains(&literal.start));
        }
        self
    }

    /// What the literals say, each on the line where it stands.
    pub fn literal_lines(&self) -> String {
        let mut out = String::new();
        let mut lines = 1;
        for literal in &self.literals {
            let line = self.line(literal.start);
            out.push_str(&"\n".repeat(line - lines));
            lines = line + literal.text.matches('\n').count();
            out.push_str(&literal.text);
            out.push(' ');
        }
        out
    }
}

/// Reads a file.
pub fn read(text: &str) -> Source {
    let all: Vec<char> = text.chars().collect();
    let mut source = Source { code: all.clone(), literals: Vec::new() };
    let mut place = 0;
    while place < all.len() {
        let end = match all[place] {
            '/' if all.get(place + 1) == Some(&'/') => blank(&mut source, place, line_end(&all, place)),
            '/' if all.get(place + 1) == Some(&'*') => blank(&mut source, place, comment_end(&all, place)),
            '"' => literal(&mut source, place, place + 1, string_end(&all, place)),
            'r' if !is_name(all.get(place.wrapping_sub(1))) || all.get(place.wrapping_sub(1)) == Some(&'b') => {
                match raw_string(&all, place) {
                    Some((start, end)) => literal(&mut source, place, start, end),
                    None => place + 1,
                }
            }
            '\'' if all.get(place + 1) == Some(&'\\') => blank(&mut source, place, escaped_end(&all, place)),
            '\'' if all.get(place + 2) == Some(&'\'') => blank(&mut source, place, place + 3),
            _ => place + 1,
        };
        place = end.max(place + 1);
    }
    source
}

fn blank(source: &mut Source, start: usize, end: usize) -> usize {
    let end = end.min(source.code.len());
    source.code[start..end].iter_mut().filter(|character| **character != '\n').for_each(|character| *character = ' ');
    end
}

fn literal(source: &mut Source, start: usize, inside: usize, end: usize) -> usize {
    let end = end.min(source.code.len());
    let text: String = source.code[inside..end].iter().collect();
    let text = text.trim_end_matches('#').trim_end_matches('"').to_owned();
    source.literals.push(Literal { text, start, end });
    blank(source, start + 1, end - 1);
    source.code[start] = '"';
    source.code[end - 1] = '"';
    end
}

/// The end of a character literal that begins with a backslash.
fn escaped_end(all: &[char], from: usize) -> usize {
    (from + 3..all.len()).find(|place| all[*place] == '\'').map_or(all.len(), |place| place + 1)
}

fn line_end(all: &[char], from: usize) -> usize {
    all[from..].iter().position(|character| *character == '\n').map_or(all.len(), |at| from + at)
}

fn comment_end(all: &[char], from: usize) -> usize {
    let (mut depth, mut place) = (0_usize, from);
    while place < all.len() {
        match (all[place], all.get(place + 1)) {
            ('/', Some('*')) => (depth, place) = (depth + 1, place + 2),
            ('*', Some('/')) => (depth, place) = (depth - 1, place + 2),
            _ => place += 1,
        }
        if depth == 0 {
            break;
        }
    }
    place
}

fn string_end(all: &[char], from: usize) -> usize {
    let mut place = from + 1;
    while place < all.len() && all[place] != '"' {
        place += if all[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// Where the inside of a raw string begins and where the string ends, if one begins here.
fn raw_string(all: &[char], from: usize) -> Option<(usize, usize)> {
    let hashes = all[from + 1..].iter().take_while(|character| **character == '#').count();
    let open = from + 1 + hashes;
    if all.get(open) != Some(&'"') {
        return None;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let end = (open + 1..all.len()).find(|place| all[*place..].starts_with(&closing))?;
    Some((open + 1, end + closing.len()))
}

pub fn is_name(character: Option<&char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || *character == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r##"
//! "not a literal"
fn a<'x>(b: &'x str) -> char { /* "nor /* this" */ */ let _ = "one\"two"; '"' }
const R: &str = r#"say "hi" //"#; const N: char = '\n'; const U: char = '\u{41}'; // ' "
#[cfg(test)]
mod tests { const T: &str = "only in tests"; fn x() {} }
const LAST: &str = "last";
"##;

    #[test]
    fn literals_are_told_from_comments_and_characters() {
        let source = read(SAMPLE);
        let texts: Vec<&str> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["one\\\"two", "say \"hi\" //", "only in tests", "last"]);
        assert_eq!(source.code.len(), SAMPLE.chars().count());
        assert_eq!(source.find("const LAST").len(), 1);
        assert!(source.find("hi").is_empty() && source.find("nor").is_empty());
    }

    #[test]
    fn what_is_only_for_tests_is_left_out() {
        let source = read(SAMPLE).without_tests();
        assert!(source.literals.iter().all(|literal| literal.text != "only in tests"));
        assert!(source.find("fn x").is_empty());
        assert_eq!(source.line(source.find("LAST")[0]), 7);
        assert!(source.literal_lines().lines().nth(6).is_some_and(|line| line.contains("last")));
    }
}
