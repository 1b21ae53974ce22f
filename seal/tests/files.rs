//! Files go to and fro between this crate and released implementations of age, and nothing of a damaged one comes out.

use std::collections::BTreeSet;

use seal::{Fault, SUGGESTED, list, open, seal, suggest};

const PASSPHRASE: &str = "correct horse battery staple";
const PLAIN: &[u8] = include_bytes!("files/plain.json");
const CLI: &[u8] = include_bytes!("files/cli.age");
const CLI_ARMOURED: &[u8] = include_bytes!("files/cli-armoured.age");
const NPM: &[u8] = include_bytes!("files/npm.age");
const QUICK: &[u8] = include_bytes!("files/quick.age");
const WORK_19: &[u8] = include_bytes!("files/work-19.age");
const KEY: &[u8] = include_bytes!("files/key.age");

#[test]
fn what_is_sealed_here_opens_here() {
    let large: Vec<u8> = (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (file, is_armoured) in [(PLAIN, false), (PLAIN, true), (&large, false), (&large, true), (b"", false)] {
        let sealed = seal(file, PASSPHRASE, is_armoured).expect("sealed");
        assert_eq!(open(&sealed, PASSPHRASE).expect("opened"), file);
        let begins = if is_armoured { &b"-----BEGIN AGE ENCRYPTED FILE-----\n"[..] } else { b"age-encryption.org/v1\n-> scrypt " };
        assert!(sealed.starts_with(begins), "{}", String::from_utf8_lossy(&sealed[..60]));
        if !is_armoured {
            let header = String::from_utf8_lossy(&sealed[..70]);
            assert!(header.lines().nth(1).is_some_and(|line| line.ends_with(" 15")), "the work factor: {header}");
        }
    }
}

#[test]
fn files_of_other_programs_open() {
    for sealed in [CLI, CLI_ARMOURED, NPM, QUICK] {
        assert_eq!(open(sealed, PASSPHRASE).expect("opened"), PLAIN);
    }
}

#[test]
fn armoured_text_survives_the_mail() {
    let text = String::from_utf8(CLI_ARMOURED.to_vec()).expect("text");
    for mailed in [format!("\u{feff}\r\n{}", text.replace('\n', "\r\n")), format!("\n\n{text}\n\n")] {
        assert_eq!(open(mailed.as_bytes(), PASSPHRASE).expect("opened"), PLAIN);
    }
}

#[test]
fn the_reason_is_named() {
    for (sealed, passphrase, fault) in [
        (QUICK, "correct horse battery stapler", Fault::WrongPassphrase),
        (QUICK, "", Fault::WrongPassphrase),
        (WORK_19, PASSPHRASE, Fault::TooHard),
        (KEY, PASSPHRASE, Fault::NeedsKey),
        (b"", PASSPHRASE, Fault::Damaged),
        (PLAIN, PASSPHRASE, Fault::Damaged),
        (b"age-encryption.org/v1\n", PASSPHRASE, Fault::Damaged),
        (b"age-encryption.org/v2\n-> x\n---\n", PASSPHRASE, Fault::Damaged),
    ] {
        assert_eq!(open(sealed, passphrase), Err(fault), "{}", String::from_utf8_lossy(&sealed[..sealed.len().min(60)]));
    }
}

#[test]
fn no_work_factor_makes_it_work_for_hours() {
    let header = String::from_utf8_lossy(&QUICK[..70]).into_owned();
    let line = header.lines().nth(1).expect("the stanza");
    for factor in ["19", "20", "24", "31", "63", "64", "255", "256", "99999999999999999999", "0", "-1", "06", ""] {
        let wrong = line.trim_end_matches(" 6").to_owned() + " " + factor;
        let mut file = QUICK.to_vec();
        let start = "age-encryption.org/v1\n".len();
        file.splice(start..start + line.len(), wrong.into_bytes());
        assert!(matches!(open(&file, PASSPHRASE), Err(Fault::TooHard | Fault::Damaged)), "{factor}");
    }
}

#[test]
fn a_cut_file_gives_nothing() {
    for length in 0..QUICK.len() {
        assert_eq!(open(&QUICK[..length], PASSPHRASE), Err(Fault::Damaged), "{length} bytes");
    }
    let longer = [QUICK, b"\n"].concat();
    assert_eq!(open(&longer, PASSPHRASE), Err(Fault::Damaged));
}

#[test]
fn a_changed_byte_gives_nothing() {
    for index in 0..QUICK.len() {
        for change in [1, 0x20, 0x80] {
            let mut file = QUICK.to_vec();
            file[index] ^= change;
            assert!(open(&file, PASSPHRASE).is_err(), "byte {index} changed by {change}");
        }
    }
}

#[test]
fn the_words_are_many_short_and_without_accents() {
    for language in ["en", "es"] {
        let words: Vec<&str> = list(language).collect();
        assert!(words.len() >= 1_024, "{language}: {}", words.len());
        assert!(words.is_sorted() && words.iter().collect::<BTreeSet<_>>().len() == words.len());
        for word in words {
            assert!((3..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }
    assert_ne!(list("es").next(), list("en").next());
    assert_eq!(list("fr").next(), list("en").next());
}

#[test]
fn a_suggestion_is_five_words_of_the_list_and_every_word_comes() {
    let known: BTreeSet<&str> = list("es").collect();
    let mut seen = BTreeSet::new();
    for _ in 0..6_000 {
        let words = suggest("es-MX");
        assert_eq!(words.split(' ').count(), SUGGESTED, "{words}");
        seen.extend(words.split(' ').map(str::to_owned));
    }
    assert!(seen.iter().all(|word| known.contains(word.as_str())));
    // 30,000 draws of some 1,400 words: a word that never came would be one chance in a million.
    assert_eq!(seen.len(), known.len());
}
