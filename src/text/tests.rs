use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// Digits and ISO dates; English plural rules.
pub struct PlainIntl;

impl Intl for PlainIntl {
    fn number(&self, number: i64) -> String {
        number.to_string()
    }
    fn plural(&self, number: i64) -> &'static str {
        if number == 1 { "one" } else { "other" }
    }
    fn time(&self, at: Moment) -> String {
        at.local().format("%H:%M").to_string()
    }
    fn day(&self, day: NaiveDate, _: NaiveDate) -> String {
        day.to_string()
    }
    fn date_time(&self, at: Moment) -> String {
        at.local().format("%Y-%m-%d %H:%M").to_string()
    }
    fn bytes(&self, bytes: f64) -> String {
        format!("{} MB", bytes / f64::from(1 << 20))
    }
}

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, found),
            Expression::Select { selector, variants } => {
                variable(selector, found);
                variants.iter().for_each(|variant| variables(&variant.value, found));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        other => panic!("only variables are used in these files, not {other:?}"),
    }
}

/// The messages of a language file with the arguments they use.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = fluent_syntax::parser::parse(source).expect("a language file without errors");
    let mut found = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut used = BTreeSet::new();
        variables(message.value.as_ref().expect("every message says something"), &mut used);
        assert!(found.insert(message.id.name.to_owned(), used).is_none(), "{} is there twice", message.id.name);
    }
    found
}

#[test]
fn every_language_has_every_message_with_its_arguments_and_no_other() {
    let wanted: BTreeMap<String, BTreeSet<String>> =
        CATALOG.iter().map(|(id, args)| ((*id).to_owned(), args.iter().map(|arg| (*arg).to_owned()).collect())).collect();
    assert_eq!(wanted.len(), CATALOG.len(), "an id is declared twice");
    for language in Language::ALL {
        let found = messages(language.source());
        let ids = |messages: &BTreeMap<String, BTreeSet<String>>| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&found), ids(&wanted), "{language:?}");
        for (id, args) in &wanted {
            let used = &found[id];
            assert!(used.is_subset(args), "{language:?} {id} uses {used:?}, the app gives {args:?}");
            // A number may be left out where the plural form says it; nothing else may.
            let dropped: Vec<_> = args.difference(used).collect();
            assert!(dropped.is_empty(), "{language:?} {id} leaves out {dropped:?}");
        }
    }
}

#[test]
fn counted_messages_choose_by_the_plural_category() {
    let text = Text::new(Language::English, Box::new(PlainIntl));
    assert_eq!(text.status(&crate::app::Status::Imported(1)), "Added one entry");
    assert_eq!(text.status(&crate::app::Status::Imported(7)), "Added 7 entries");
    let text = Text::new(Language::Spanish, Box::new(PlainIntl));
    assert_eq!(text.status(&crate::app::Status::Imported(7)), "Añadidas 7 entradas");
}

#[test]
fn the_browsers_first_language_that_is_spoken_here_is_taken() {
    assert_eq!(Language::preferred(["de-AT", "es-419", "en"]), Language::Spanish);
    assert_eq!(Language::preferred(["EN_gb"]), Language::English);
    assert_eq!(Language::preferred(["est", "eng"]), Language::English);
    assert_eq!(Language::preferred::<&str>([]), Language::English);
}

/// The shell in index.html is painted before the program loads; early.js carries its few words in every language.
#[test]
fn the_shells_words_are_the_programs_words() {
    let early = include_str!("../../public/early.js");
    let start = early.find("const WORDS = ").expect("the shell's words") + "const WORDS = ".len();
    let end = start + early[start..].find("};").expect("their end") + 1;
    let words: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(&early[start..end]).expect("strict JSON");
    for language in Language::ALL {
        let text = Text::new(language, Box::new(PlainIntl));
        let shell = &words[language.tag()];
        assert!(shell.len() > 10);
        for (id, word) in shell {
            let (known, args) = CATALOG.iter().find(|(known, _)| known == id).unwrap_or_else(|| panic!("{id} is no message"));
            let literal: Vec<String> = args.iter().map(|arg| format!("{{ ${arg} }}")).collect();
            let args: Vec<(&'static str, &str)> = args.iter().copied().zip(literal.iter().map(String::as_str)).collect();
            assert_eq!(*word, text.message(known, &args), "{language:?} {id}");
        }
    }
}
