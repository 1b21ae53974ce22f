//! Words that users read are in the locales only.

use std::collections::BTreeSet;

use super::rust::{Literal, Source};

/// Attributes and properties that are read or read out.
const SPOKEN: [&str; 9] =
    ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "label", "placeholder", "title", "words"];

/// What puts words on a node: `node.text("…")`. A sign needs no translation, so it has at most two letters ("Rx").
const SAYS: [&str; 4] = ["text(", "words(", "label(", "text_static("];
const SIGN_LETTERS_MAX: usize = 2;

/// Literals that are shown: said by a node, in a spoken attribute, or sentences anywhere.
pub fn untranslated(source: &Source) -> Vec<String> {
    let mut before_it: Option<&Literal> = None;
    let mut found = Vec::new();
    for literal in &source.literals {
        let before: String = source.code[..literal.start].iter().collect();
        let before = before.trim_end();
        let letters = literal.text.chars().filter(|character| character.is_alphabetic()).count();
        let said = SAYS.iter().any(|says| before.ends_with(says));
        let is_sign = before.ends_with("text_static(") && letters <= SIGN_LETTERS_MAX;
        let is_spoken = before_it.is_some_and(|name| {
            is_attribute(source, name) && SPOKEN.contains(&name.text.as_str()) && between(source, name, literal) == ","
        });
        if letters > 0 && !is_sign && (said || is_spoken || is_sentence(&literal.text)) {
            found.push(format!("{}: {:?} is not in the locales", source.line(literal.start), literal.text));
        }
        before_it = Some(literal);
    }
    found
}

/// True for the name in `attr("title", …)` and `with("title", …)`.
fn is_attribute(source: &Source, name: &Literal) -> bool {
    let before: String = source.code[..name.start].iter().filter(|character| !character.is_whitespace()).collect();
    ["attr(", "with("].iter().any(|call| before.ends_with(call))
}

/// The code from one literal to the next.
fn between(source: &Source, one: &Literal, other: &Literal) -> String {
    source.code[one.end..other.start].iter().filter(|character| !character.is_whitespace()).collect()
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
            r#"el("p", "").text("saved".to_owned())"#,
            r#"el("p", "soft").child(words("saved".into()))"#,
            r#"button("chip", x, y).label("undo".to_owned())"#,
            r#"el("input", "").attr("placeholder", "your note")"#,
            r#"el("button", "").with( "aria-label" , "undo".into() )"#,
            r#"el("span", "mark").text_static("Rx 1 b")"#,
            r#"let line = format!("Saved at {time}");"#,
            r#"match x { A => "Not saved yet" }"#,
        ] {
            assert_eq!(untranslated(&read(code)).len(), 1, "{code}");
        }
    }

    #[test]
    fn names_of_the_program_pass() {
        for code in [
            r#"el("p", "sheet stack").attr("role", "alert").attr("d", "M 1 2").child(el("label", "field")).text(text.saved()).text_static("·").text_static("Rx")"#,
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
