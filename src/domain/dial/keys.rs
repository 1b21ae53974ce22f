//! Numbers written with letters.

use super::line::{Kind, Token};
use super::number::Number;

/// "1-800-PAIN-NOW", "0800 PAIN NOW": capital letters, or any after a hyphen, behind a toll-free prefix.
pub(super) fn letters_on_keys(tokens: &[Token]) -> Option<Number> {
    let (mut keys, mut letters, mut before) = (String::new(), 0, ' ');
    for token in tokens {
        match token.kind {
            Kind::Digits => keys += &token.plain,
            Kind::Word if before == '-' || token.typed.chars().all(char::is_uppercase) => {
                letters += token.plain.len();
                for letter in token.plain.chars() {
                    keys.push(key_of(letter)?);
                }
            }
            Kind::Sign('+') if keys.is_empty() => keys.push('+'),
            Kind::Space | Kind::Sign('-' | '.' | '(' | ')') => {}
            _ => return None,
        }
        before = token.plain.chars().next().unwrap_or(' ');
    }
    let national = keys.strip_prefix("+1").or_else(|| keys.strip_prefix('1')).or_else(|| keys.strip_prefix('0')).unwrap_or(&keys);
    let prefix = ["800", "833", "844", "855", "866", "877", "888", "808"].iter().find(|prefix| national.starts_with(**prefix))?;
    let rest = national.strip_prefix(*prefix)?;
    let (first, last) = rest.split_at_checked(3)?;
    let begins = keys.strip_suffix(rest)?;
    (letters >= 3 && rest.len() == 7)
        .then(|| Number { groups: vec![begins.to_owned(), first.to_owned(), last.to_owned()], extension: String::new() })
}

/// The key of a letter (ITU-T E.161).
const fn key_of(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='c' => '2',
        'd'..='f' => '3',
        'g'..='i' => '4',
        'j'..='l' => '5',
        'm'..='o' => '6',
        'p'..='s' => '7',
        't'..='v' => '8',
        'w'..='z' => '9',
        _ => return None,
    })
}
