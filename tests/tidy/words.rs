//! Words people read stand in the locales and nowhere else.

use std::collections::BTreeSet;

use super::rust::{Source, is_name};

/// Attributes and properties that are read or read out.
const SPOKEN: [&str; 9] =
    ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "label", "placeholder", "title", "words"];

/// Literals that are shown: as text in `view!`, in a spoken attribute, or sentences anywhere.
pub fn untranslated(source: &Source) -> Vec<String> {
    let shown = source.literals.iter().filter(|literal| {
        let before: String = source.code[..literal.start].iter().collect();
        let after: String = source.code[literal.end..].iter().skip_while(|character| character.is_whitespace()).take(2).collect();
        let before = before.trim_end();
        let has_words = literal.text.chars().any(char::is_alphabetic);
        let is_text = (before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->")) || after == "</";
        has_words && (is_text || is_spoken(before) || is_sentence(&literal.text))
    });
    shown.map(|literal| format!("{}: {:?} is not in the locales", source.line(literal.start), literal.text)).collect()
}

fn is_spoken(before: &str) -> bool {
    let Some(before) = before.strip_suffix('=') else { return false };
    let name: String =
        before.chars().rev().skip_while(|character| character.is_whitespace()).take_while(|c| is_name(Some(c)) || *c == '-').collect();
    let name: String = name.chars().rev().collect();
    SPOKEN.contains(&name.as_str())
}

/// "Saved at {time}": a capital letter, small ones, and a further word.
fn is_sentence(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next().is_some_and(char::is_uppercase) && characters.next().is_some_and(char::is_lowercase);
    first && text.split_whitespace().count() > 1
}

/// Messages of `locale` that English does not have, and the other way round.
pub fn other_messages(english: &str, locale: &str) -> Vec<String> {
    let (english, locale) = (messages(english), messages(locale));
    let missing = english.difference(&locale).map(|id| format!("1: lacks {id}"));
    missing.chain(locale.difference(&english).map(|id| format!("1: {id} is not in English"))).collect()
}

/// Ids of messages and terms, and of their attributes as `id.attribute`.
fn messages(ftl: &str) -> BTreeSet<String> {
    let mut id = String::new();
    let mut found = BTreeSet::new();
    for line in ftl.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        let (name, is_inner) = (name.trim_end(), line.starts_with(char::is_whitespace));
        match (is_inner, name.trim_start().strip_prefix('.')) {
            (true, Some(attribute)) => drop(found.insert(format!("{id}.{attribute}"))),
            (false, None)
                if !name.is_empty() && !name.starts_with('#') && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) =>
            {
                name.clone_into(&mut id);
                found.insert(id.clone());
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::rust::read;
    use super::*;

    #[test]
    fn words_in_the_page_are_found() {
        for code in [
            r#"view! { <p>"Nothing here yet."</p> }"#,
            r#"view! { <p class="soft"> "saved" </p> }"#,
            r#"view! { <p>{count} " entries"</p> }"#,
            r#"view! { <button aria-label="Undo">{x}</button> }"#,
            r#"view! { <input placeholder = "your note" /> }"#,
            r#"view! { <Button words="Save" /> }"#,
            r#"let line = format!("Saved at {time}");"#,
            r#"match x { A => "Not saved yet" }"#,
        ] {
            assert_eq!(untranslated(&read(code)).len(), 1, "{code}");
        }
    }

    #[test]
    fn names_of_the_program_pass() {
        for code in [
            r##"view! { <p class="sheet stack" role="alert" d="M 1 2">{app.say(Text::x)} "·" "7"</p> }"##,
            r#"let class = if a > 1 { "key too" } else { "key" }; // "Not a sentence"#,
            r#"match key { "Escape" => "entry last", _ => "ArrowDown" }"#,
            r#"warn!("the store was not tidied"); query("input[type=date]")"#,
        ] {
            assert_eq!(untranslated(&read(code)), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn a_message_that_one_language_lacks_is_found() {
        let english = "# A comment = no\na = One\nb = { $n ->\n  [one] x\n  *[other] y = z\n }\n  .title = T\n";
        assert!(other_messages(english, "b = B\n    .title = U\na = Uno\n").is_empty());
        assert_eq!(other_messages(english, "a = Uno\nb = B\nc = C\n"), ["1: lacks b.title", "1: c is not in English"]);
    }
}
