//! Text normalisation for search: removes differences of case, accents, dashes, spaces and quotation marks.

/// The ASCII base letters, in lower case, of U+00C0..=U+024F: canonical decomposition (Unicode 16) without its marks, and the
/// letters with a stroke, which do not decompose. `.`: no such letter.
const LATIN: &[u8; 400] = b"aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggg\
gghhhhiiiiiiiiii..jjkk.llllllllllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs................................oo..\
...........uu............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......\
aaeeooooooooyy............................";

/// The same of U+1E00..=U+1EFF, which Vietnamese uses.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooo\
oouuuuuuuuuuuuuuyyyyyyyy......";

/// Normalises a text for comparison: lower case; Latin, Greek and Cyrillic letters without accents, composed or not; final sigma as sigma;
/// one form of apostrophes, quotation marks, dashes and spaces; invisible marks removed; `ß` as `ss`, `œ` as `oe`.
#[must_use]
pub fn fold_case_and_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' | 'ǣ' | 'Ǣ' | 'ǽ' | 'Ǽ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            '’' | '‘' | '‛' | 'ʼ' | '′' | '´' | '`' | '＇' => folded.push('\''),
            'ǯ' | 'Ǯ' => folded.push('ʒ'),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => folded.push('-'),
            _ if character.is_whitespace() => folded.push(' '),
            _ if is_mark(character) => {}
            _ => match latin(character) {
                Some(base) => folded.push(base),
                None => folded.extend(character.to_lowercase().filter(|lower| !is_mark(*lower)).map(greek_or_cyrillic)),
            },
        }
    }
    folded
}

/// Combining accents and invisible characters: soft hyphen, joiners, direction marks.
const fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn latin(character: char) -> Option<char> {
    let code = u32::from(character);
    let (table, first): (&[u8], u32) = if code < 0x1e00 { (LATIN, 0xc0) } else { (LATIN_ADDITIONAL, 0x1e00) };
    let index = usize::try_from(code.checked_sub(first)?).ok()?;
    table.get(index).copied().filter(|base| *base != b'.').map(char::from)
}

/// The base of a lower-case letter.
const fn greek_or_cyrillic(letter: char) -> char {
    match letter {
        'ά' | '\u{1f00}'..='\u{1f0f}' | '\u{1f70}' | '\u{1f71}' | '\u{1f80}'..='\u{1f8f}' | '\u{1fb0}'..='\u{1fb7}' => 'α',
        'έ' | '\u{1f10}'..='\u{1f1f}' | '\u{1f72}' | '\u{1f73}' => 'ε',
        'ή' | '\u{1f20}'..='\u{1f2f}' | '\u{1f74}' | '\u{1f75}' | '\u{1f90}'..='\u{1f9f}' | '\u{1fc2}'..='\u{1fc7}' => 'η',
        'ί' | 'ϊ' | 'ΐ' | '\u{1f30}'..='\u{1f3f}' | '\u{1f76}' | '\u{1f77}' | '\u{1fd0}'..='\u{1fd7}' => 'ι',
        'ό' | '\u{1f40}'..='\u{1f4f}' | '\u{1f78}' | '\u{1f79}' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' | '\u{1f50}'..='\u{1f5f}' | '\u{1f7a}' | '\u{1f7b}' | '\u{1fe0}'..='\u{1fe3}' | '\u{1fe6}' | '\u{1fe7}' => 'υ',
        'ώ' | '\u{1f60}'..='\u{1f6f}' | '\u{1f7c}' | '\u{1f7d}' | '\u{1fa0}'..='\u{1faf}' | '\u{1ff2}'..='\u{1ff7}' => 'ω',
        '\u{1fe4}' | '\u{1fe5}' => 'ρ',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(fold_case_and_accents("ÀÉÎÕÜ ñ Łódź e\u{301} ŽŠČ œ Đau Søvn ŢȚ"), "aeiou n lodz e zsc oe dau sovn tt");
        assert_eq!(fold_case_and_accents("痛い ألم 통증"), "痛い ألم 통증");
        assert_eq!(fold_case_and_accents("ngực ĐẦU Ệ"), "nguc dau e");
        assert_eq!(fold_case_and_accents("ΠΌΝΟΣ πόνος Ϊΐ"), "πονοσ πονοσ ιι");
        assert_eq!(fold_case_and_accents("Ἄρθρον ὀδύνη ῬΑῲ ᾼ"), "αρθρον οδυνη ραω α");
        assert_eq!(fold_case_and_accents("ЁЛКА ёлка Йод \u{438}\u{306}"), "елка елка иод и");
        assert_eq!(fold_case_and_accents("İstanbul ısı"), "istanbul isi");
    }

    #[test]
    fn what_a_keyboard_writes_otherwise_is_the_same() {
        assert_eq!(fold_case_and_accents("It’s – “bad”\u{a0}«Straße» STRAẞE"), "it's - \"bad\" \"strasse\" strasse");
        assert_eq!(fold_case_and_accents("10\u{202f}mg non\u{2011}stop soft\u{ad}ly \u{2068}é\u{2069}"), "10 mg non-stop softly e");
    }

    /// Composed or not: for each letter of the scripts above, what the crate `unicode-normalization` takes apart.
    #[test]
    fn a_letter_and_its_parts_are_the_same() {
        let [latin, greek] = [['\u{c0}'..='\u{24f}', '\u{1e00}'..='\u{1eff}'], ['\u{386}'..='\u{3ce}', '\u{1f00}'..='\u{1ffc}']];
        let letters = latin.into_iter().chain(greek).flatten().chain('\u{400}'..='\u{45f}').filter(|letter| letter.is_alphabetic());
        let mut compared = 0;
        for letter in letters {
            let parts: String = std::iter::once(letter).nfd().collect();
            if parts.chars().count() > 1 && parts.chars().skip(1).all(is_combining_mark) {
                assert_eq!(fold_case_and_accents(&letter.to_string()), fold_case_and_accents(&parts), "{letter}");
                compared += 1;
            }
        }
        assert!(compared > 600, "{compared}");
    }
}
