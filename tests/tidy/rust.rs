//! A minimal Rust lexer that separates code from comments and literals.

/// A string literal and its position.
pub struct Literal {
    /// Its text, escapes as written.
    pub text: String,
    /// Where its opening quote is, in characters.
    pub start: usize,
    /// The position after its closing quote, in characters.
    pub end: usize,
}

/// A file: its code with comments and the contents of literals blanked out, character by character, and the string literals.
pub struct Source {
    pub code: Vec<char>,
    pub literals: Vec<Literal>,
}

impl Source {
    /// The line of a position, from 1.
    pub fn line(&self, index: usize) -> usize {
        1 + self.code[..index].iter().filter(|character| **character == '\n').count()
    }

    /// Every position of `needle` in the code.
    pub fn find(&self, needle: &str) -> Vec<usize> {
        let needle: Vec<char> = needle.chars().collect();
        (0..self.code.len()).filter(|start| self.code[*start..].starts_with(&needle)).collect()
    }

    /// Without the items under `#[cfg(test)]`.
    pub fn without_tests(mut self) -> Self {
        for start in self.find("#[cfg(test)]") {
            // Inside of something for tests, it has gone already.
            if self.code[start] == '#' {
                let end = annotated_end(&self.code, start);
                blank(&mut self, start, end);
                self.literals.retain(|literal| !(start..end).contains(&literal.start));
            }
        }
        self
    }

    /// The texts of the literals, each on its own line.
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
    let mut index = 0;
    while index < all.len() {
        let end = match all[index] {
            '/' if all.get(index + 1) == Some(&'/') => blank(&mut source, index, line_end(&all, index)),
            '/' if all.get(index + 1) == Some(&'*') => blank(&mut source, index, comment_end(&all, index)),
            '"' => literal(&mut source, index, index + 1, string_end(&all, index)),
            'r' if !is_name(all.get(index.wrapping_sub(1))) || all.get(index.wrapping_sub(1)) == Some(&'b') => {
                match raw_string(&all, index) {
                    Some((start, end)) => literal(&mut source, index, start, end),
                    None => index + 1,
                }
            }
            '\'' if all.get(index + 1) == Some(&'\\') => blank(&mut source, index, escaped_end(&all, index)),
            '\'' if all.get(index + 2) == Some(&'\'') => blank(&mut source, index, index + 3),
            _ => index + 1,
        };
        index = end.max(index + 1);
    }
    source
}

/// The end of what the attribute at `start` stands on: an item, a statement, a field, a variant, a parameter or an arm of a match, with the
/// `,` or `;` behind it. Formatted code is expected: an angle bracket of a type has no space before it, a comparison has.
fn annotated_end(code: &[char], start: usize) -> usize {
    let text = |at: usize| code[at..].iter().skip_while(|character| character.is_whitespace());
    let begins = |at: usize, word: &str| text(at).take(word.len()).eq(word.chars().collect::<Vec<_>>().iter());
    let (mut depth, mut angles, mut in_where, mut is_pattern) = (0_usize, 0_usize, false, false);
    for at in start..code.len() {
        match code[at] {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' => depth -= 1,
            '}' => {
                depth -= 1;
                let goes_on = [".", "?", "=", "|", ",", ";", "else"].iter().any(|next| begins(at + 1, next));
                if depth == 0 && !goes_on && !(is_pattern && begins(at + 1, "if ")) {
                    return at + 1;
                }
            }
            '<' if depth == 0 && !code[at - 1].is_whitespace() => angles += 1,
            '>' if depth == 0 && !matches!(code[at - 1], '-' | '=') => angles = angles.saturating_sub(1),
            ' ' if depth == 0 && begins(at, "where ") => in_where = true,
            ';' if depth == 0 => return at + 1,
            ',' if depth == 0 && angles == 0 && !in_where => return at + 1,
            _ => {}
        }
        // Behind the last attribute, a pattern of a struct begins with a name in capitals; then `if` is its guard.
        is_pattern |= code[at] == ']' && depth == 0 && text(at + 1).next().is_some_and(|first| first.is_uppercase());
    }
    code.len()
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
    (from + 3..all.len()).find(|index| all[*index] == '\'').map_or(all.len(), |index| index + 1)
}

fn line_end(all: &[char], from: usize) -> usize {
    all[from..].iter().position(|character| *character == '\n').map_or(all.len(), |at| from + at)
}

fn comment_end(all: &[char], from: usize) -> usize {
    let (mut depth, mut index) = (0_usize, from);
    while index < all.len() {
        match (all[index], all.get(index + 1)) {
            ('/', Some('*')) => (depth, index) = (depth + 1, index + 2),
            ('*', Some('/')) => (depth, index) = (depth - 1, index + 2),
            _ => index += 1,
        }
        if depth == 0 {
            break;
        }
    }
    index
}

fn string_end(all: &[char], from: usize) -> usize {
    let mut index = from + 1;
    while index < all.len() && all[index] != '"' {
        index += if all[index] == '\\' { 2 } else { 1 };
    }
    index + 1
}

/// Where the inside of a raw string begins and where the string ends, if one begins here.
fn raw_string(all: &[char], from: usize) -> Option<(usize, usize)> {
    let hashes = all[from + 1..].iter().take_while(|character| **character == '#').count();
    let open = from + 1 + hashes;
    if all.get(open) != Some(&'"') {
        return None;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let end = (open + 1..all.len()).find(|index| all[*index..].starts_with(&closing))?;
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

    /// The item under the attribute is removed, and nothing that is shipped.
    #[test]
    fn what_the_attribute_stands_on_may_be_any_part_of_a_file() {
        for sample in [
            "use kept; #[cfg(test)] use gone::{a, b}; fn kept() {}",
            "fn kept() {} #[cfg(test)] #[path = \"x.rs\"] mod gone; fn kept() {}",
            "impl kept { #[cfg(test)] pub(super) const fn gone<A, B>(a: A) -> [B; 2] where A: X<B>, B: Y { {} } fn kept() {} }",
            "struct kept { a: A, #[cfg(test)] pub(super) gone: Cell<Map<A, Vec<B>>>, kept: C } fn kept() {}",
            "struct kept { a: A, #[cfg(test)] gone: [u8; { 3 }] } fn kept() {}",
            "struct kept(A, #[cfg(test)] gone, kept); fn kept() {}",
            "enum kept { A, #[cfg(test)] Gone { gone: u8 }, B, kept(u8) } fn kept() {}",
            "enum kept { A, #[cfg(test)] gone(A, B), kept } fn kept() {}",
            "enum kept { A, #[cfg(test)] gone } fn kept() {}",
            "match kept { #[cfg(test)] A::B { a } if a < 3 => gone(a, b), A => kept, }",
            "match kept { #[cfg(test)] A { a } | B { a } => { gone; {} } kept => {} }",
            "match kept { #[cfg(test)] a => gone.map(|x| x > 2).sum::<u8>(), A => kept, }",
            "fn kept() { #[cfg(test)] let gone = A { a: 1 }; kept; } fn kept() {}",
            "fn kept() { #[cfg(test)] let Some(gone) = a else { return }; kept; } fn kept() {}",
            "fn kept() { #[cfg(test)] if a < b { gone } else { gone }\n if kept {} } fn kept() {}",
            "fn kept() { #[cfg(test)] { gone; } if kept {} } fn kept() {}",
            "fn kept() { #[cfg(test)] gone(a, b); kept } fn kept() {}",
            "fn kept(#[cfg(test)] gone: A<B, C>, kept: D) {} fn kept() {}",
            "fn kept(kept: D, #[cfg(test)] gone: &A) {} fn kept() {}",
            "fn kept() {} #[cfg(test)] mod tests { #[cfg(test)] use gone; fn gone() {} } fn kept() {}",
        ] {
            let left = read(sample).without_tests();
            assert_eq!(left.find("kept").len(), sample.matches("kept").count(), "{}", left.code.iter().collect::<String>());
            assert!(left.find("gone").is_empty(), "{}", left.code.iter().collect::<String>());
        }
    }
}
