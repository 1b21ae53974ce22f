//! Words on the screen: what docs/glossary.md says of them ("Words on the screen"), held against every message.

use super::{CATALOG, Language};

/// Phrases that no English message uses, as whole words.
const BANNED: [&str; 27] = [
    "record",
    "records",
    "recorded",
    "import",
    "imported",
    "export",
    "application",
    "device",
    "devices",
    "database",
    "data",
    "id",
    "row",
    "rows",
    "raw",
    "telephone",
    "characters",
    "pills",
    "drug",
    "drugs",
    "episode",
    "episodes",
    "breakthrough",
    "average",
    "last 24 hours",
    "against pain",
    "team knows",
];

/// Messages that use a banned phrase, with the reason.
const ALLOWED: [(&str, &str, &str); 6] = [
    ("about-not-device", "device", "\"medical device\" is the term of the law"),
    ("doctor-legend", "device", "the same"),
    ("script-taken", "last 24 hours", "doses, not the scale of a questionnaire: domain.md"),
    ("script-used", "last 24 hours", "the same"),
    ("script-in-a-day", "last 24 hours", "the same"),
    ("script-none-taken", "last 24 hours", "the same"),
];

/// Phrases that no Spanish message uses, as whole words: jargon, and the familiar form (the app says "usted").
const BANNED_SPANISH: [&str; 16] = [
    "importar",
    "importación",
    "exportar",
    "exportación",
    "registro",
    "registros",
    "dispositivo",
    "fila",
    "filas",
    "tu",
    "tus",
    "pulsa",
    "puedes",
    "tienes",
    "quieres",
    "elige",
];

/// A sentence to read aloud in one breath.
const WORDS_MAX: usize = 20;

/// Messages with a longer sentence, with the reason.
const LONG: [(&str, &str); 2] =
    [("signs-spine-source", "titles of the sources"), ("signs-painkillers-source", "names of the two authorities")];

/// The message ids and texts of a language; a message with variants once for each. An argument counts as one word.
fn texts(language: Language) -> Vec<(String, String)> {
    let path = format!("{}/locales/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
    let source = std::fs::read_to_string(path).expect("the file of the language");
    let (mut id, mut found) = (String::new(), Vec::new());
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let variant = line.trim_start().trim_start_matches('*').strip_prefix('[');
        if let Some((_, text)) = variant.and_then(|variant| variant.split_once("] ")) {
            found.push((id.clone(), without_arguments(text)));
        } else if let Some((name, text)) = line.split_once(" = ") {
            name.clone_into(&mut id);
            if !text.ends_with("->") {
                found.push((id.clone(), without_arguments(text)));
            }
        }
    }
    let ids = found.iter().map(|(id, _)| id);
    assert!(CATALOG.iter().all(|(id, _)| ids.clone().any(|found| found == id)), "every message was read");
    found
}

fn without_arguments(text: &str) -> String {
    text.split('{').enumerate().fold(String::new(), |said, (index, part)| match part.split_once('}') {
        Some((_, rest)) if index > 0 => said + "X" + rest,
        _ => said + part,
    })
}

/// True when the text contains the phrase as whole words, in any case.
fn says(text: &str, phrase: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (text, phrase) = (words(text), words(phrase));
    text.windows(phrase.len()).any(|window| window == phrase)
}

#[test]
fn no_message_uses_jargon() {
    let english = texts(Language::English);
    for (id, text) in &english {
        for phrase in BANNED {
            let allowed = ALLOWED.iter().any(|(of, what, _)| of == id && *what == phrase);
            assert!(allowed || !says(text, phrase), "{id} says {phrase:?}: {text}");
        }
    }
    for (of, phrase, _) in ALLOWED {
        let mut said = english.iter().filter(|(id, _)| id == of).peekable();
        assert!(said.peek().is_none() || said.any(|(_, text)| says(text, phrase)), "{of} no longer says {phrase:?}");
    }
    for (id, text) in texts(Language::Spanish) {
        for phrase in BANNED_SPANISH {
            assert!(!says(&text, phrase), "{id} says {phrase:?}: {text}");
        }
    }
}

#[test]
fn every_sentence_can_be_read_in_one_breath() {
    for (id, text) in texts(Language::English) {
        let longest = text.split(['.', '?', '!', ':']).map(|sentence| sentence.split_whitespace().count()).max().unwrap_or_default();
        let allowed = LONG.iter().any(|(of, _)| *of == id);
        assert!(allowed || longest <= WORDS_MAX, "{id} has a sentence of {longest} words: {text}");
    }
}
