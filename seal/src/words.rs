//! Words for a passphrase. The lists are those of BIP 39 (MIT licence, see words/README.md) without accents, long words, and words that
//! nobody wants to read when ill.

use rand::seq::SliceRandom;

/// Words in a suggestion: five of 1,024 or more are 50 bits or more, and each guess costs 32 MiB and a tenth of a second.
pub const SUGGESTED: usize = 5;

const EN: &str = include_str!("../words/en.txt");
const ES: &str = include_str!("../words/es.txt");

/// The words of a language; English where there is no list.
pub fn list(language: &str) -> impl Iterator<Item = &'static str> {
    let words = if language.starts_with("es") { ES } else { EN };
    words.lines()
}

/// A suggestion in a language, from the randomness of the browser or the operating system; every word is equally likely.
#[must_use]
pub fn suggest(language: &str) -> String {
    let words: Vec<&str> = list(language).collect();
    let chosen = (0..SUGGESTED).filter_map(|_| words.choose(&mut rand::rngs::OsRng).copied());
    chosen.collect::<Vec<_>>().join(" ")
}
