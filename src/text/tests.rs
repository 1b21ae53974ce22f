use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use super::*;

#[path = "../../tests/common/plain_intl.rs"]
mod plain_intl;
pub use plain_intl::PlainIntl;

/// The file of a language, read by the `fluent-bundle` crate.
fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let path = format!("{}/locales/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
    let source = std::fs::read_to_string(path).expect("the file of the language");
    let mut bundle = FluentBundle::new(vec![language.tag().parse().expect("a language tag")]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source).expect("no errors")).expect("no message twice");
    bundle
}

#[test]
fn every_message_says_what_fluent_says() {
    for language in Language::ALL {
        let (text, bundle) = (Text::new(language, Box::new(PlainIntl)), bundle(language));
        assert_eq!(text.messages.len(), CATALOG.len());
        for (index, (id, names)) in CATALOG.iter().enumerate() {
            for category in ["zero", "one", "two", "few", "many", "other"] {
                let value = |name: &str| if name == "plural" { category.to_owned() } else { format!("<{name}>") };
                let values: Vec<String> = names.iter().map(|name| value(name)).collect();
                let args: FluentArgs = names.iter().copied().zip(values.iter().map(String::as_str)).collect();
                let mut errors = Vec::new();
                let pattern = bundle.get_message(id).and_then(|message| message.value()).expect("every message");
                let fluent = bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{language:?} {id}: {errors:?}");
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                assert_eq!(text.message(index, &values), fluent, "{language:?} {id} {category}");
            }
        }
    }
}

#[test]
fn counted_messages_choose_by_the_plural_category() {
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let summary = |new, changed, deleted| crate::app::Status::Imported(crate::app::ImportSummary { new, changed, deleted });
    assert_eq!(text.status(&summary(1, 0, 5)), "Added to your diary: 1 new, 5 deleted");
    assert_eq!(text.status(&summary(7, 2, 0)), "Added to your diary: 7 new, 2 changed");
    let text = Text::new(Language::Spanish, Box::new(PlainIntl));
    assert_eq!(text.status(&summary(7, 1, 2)), "Añadido a su diario: 7 nuevas, 1 cambiada, 2 borradas");
    let written = [1, 28].map(|count| text.counted(count, Text::logged_count));
    assert_eq!(written, ["una anotación hecha en el momento", "28 anotaciones hechas en el momento"]);
}

#[test]
fn a_name_cannot_turn_round_the_sentence_it_stands_in() {
    assert_eq!(bidi_isolate("Łucja 😣"), "Łucja 😣");
    assert_eq!(bidi_isolate("مريم"), "\u{2068}مريم\u{2069}");
    assert_eq!(bidi_isolate("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
    assert_eq!(bidi_isolate("\u{2066}a"), "\u{2068}\u{2066}a\u{2069}\u{2069}");
    let text = Text::new(Language::English, Box::new(PlainIntl));
    let taken = crate::app::Status::Took("מורפין".to_owned(), Moment::parse("2026-11-23T14:03:00+01:00").expect("a time"));
    assert_eq!(text.status(&taken), "Saved: \u{2068}מורפין\u{2069}, 14:03");
}

#[test]
fn the_browsers_first_language_that_is_spoken_here_is_taken() {
    assert_eq!(Language::preferred(["de-AT", "es-419", "en"]), Language::Spanish);
    assert_eq!(Language::preferred(["EN_gb"]), Language::English);
    assert_eq!(Language::preferred(["est", "eng"]), Language::English);
    assert_eq!(Language::preferred::<&str>([]), Language::English);
}

/// The shell in index.html is painted before the program loads; early.js contains its few words in every language.
#[test]
fn the_shells_words_are_the_programs_words() {
    let early = include_str!("../../public/early.js");
    let start = early.find("const WORDS = ").expect("the shell's words") + "const WORDS = ".len();
    let end = start + early[start..].find("};").expect("their end") + 1;
    let words: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(&early[start..end]).expect("strict JSON");
    for language in Language::ALL {
        let (shell, bundle) = (&words[language.tag()], bundle(language));
        assert!(shell.len() > 10);
        for (id, word) in shell {
            let pattern = bundle.get_message(id).and_then(|message| message.value()).unwrap_or_else(|| panic!("{id} is no message"));
            let args: FluentArgs = [("taps", "{ $taps }")].into_iter().collect();
            let mut errors = Vec::new();
            assert_eq!(*word, bundle.format_pattern(pattern, Some(&args), &mut errors), "{language:?} {id}");
            assert!(errors.is_empty(), "{id}: {errors:?}");
        }
    }
}

/// The words that patients of a Spanish ward use.
#[test]
fn spanish_has_words_of_its_own() {
    let spanish = include_str!("../../locales/es.ftl");
    for words in [
        "\ntopic-stopped = El dolor impidió\n",
        "\n    [sharp] agudo\n",
        "\n    [aching] continuo, molesto\n",
        "\n    [numb] zonas dormidas\n",
        "\n    [numbness] Zonas dormidas",
        "\n    [bowels] Hacer de vientre\n",
        "\nstrength = Concentración, como en la caja o el frasco\n",
        "\nsince-day = desde el { $day }\n",
        "\nnot-told = Todavía sin decir al equipo: { $things }\n",
        "llame al equipo en menos de 24 horas\n",
    ] {
        assert!(spanish.contains(words), "{words}");
    }
    let said = spanish.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n").to_lowercase();
    for other in [
        "entrada",
        "registro",
        "entumec",
        "defec",
        "deposici",
        "punzante como",
        "equipo sabe",
        "no lo sabe",
        "apunt",
        "quien cuida",
        "otro alivio",
        "otros alivios",
    ] {
        assert!(!said.contains(other), "{other}: entries are \"anotaciones\" everywhere, and the body has everyday words");
    }
}
