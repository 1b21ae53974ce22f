//! Strategies from the declaration of each kind: one for each type of value, as JSON that is read like a file. New kinds and fields need no
//! change here.

use pain_diary::domain::codec::FieldDoc;
use pain_diary::domain::codec::{Fields, TextValue};
use pain_diary::domain::{Body, KindDoc, Link, Score};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::bodies::{days, lines, links, orders, speakers};
use super::details::{codes, eased, own_words, pains, paths, regions};
use super::records::{PROFILES, ids, moments, notes, scores};

fn text<T: TextValue + std::fmt::Debug>(values: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Value> {
    values.prop_map(|value| json!(value.text())).boxed()
}

/// Words of the list, of a later version's list and own words, each once.
fn words(listed: &'static [&'static str]) -> BoxedStrategy<Value> {
    let own = own_words().prop_map(|own| json!({ "own": own.as_str() }));
    let word = prop_oneof![3 => text(codes(listed)), 2 => own];
    let once = |words: Vec<Value>| {
        words.into_iter().fold(Vec::new(), |mut words, word| {
            if !words.contains(&word) {
                words.push(word);
            }
            words
        })
    };
    vec(word, 1..4).prop_map(move |words| json!(once(words))).boxed()
}

/// A value of a field, mostly one of few, so that they collide.
fn value(field: &FieldDoc) -> BoxedStrategy<Value> {
    match field.schema {
        "moment" => text(moments()),
        "date" => text(days()),
        "line" => text(lines()),
        "note" => text(notes()),
        "code" => text(codes(field.codes)),
        "who" => text(speakers()),
        "id" => text(ids()),
        "eased" => text(eased()),
        "profile" => {
            prop_oneof![proptest::sample::select(PROFILES.to_vec()), any::<u32>()].prop_map(|profile| json!(profile.text())).boxed()
        }
        "flag" => any::<bool>().prop_map(Value::from).boxed(),
        "pain" => pains().prop_map(|pain| json!(pain.number())).boxed(),
        "score" => scores()
            .prop_map(|score| match score {
                Score::Number(pain) => json!(pain.number()),
                Score::TooMuch => json!(Score::TOO_MUCH),
            })
            .boxed(),
        "link" => links()
            .prop_map(|link| match link {
                Link::Entry(id) => json!(id.to_string()),
                Link::None | Link::Found => json!("none"),
            })
            .boxed(),
        "order" => orders().prop_map(Value::from).boxed(),
        "sites" => btree_map(regions(), option::of(pains()), 1..4)
            .prop_map(|sites| {
                let site = |(region, pain): (pain_diary::domain::Code, Option<pain_diary::domain::Pain>)| match pain {
                    Some(pain) => json!({ "region": region.as_str(), "pain": pain.number() }),
                    None => json!({ "region": region.as_str() }),
                };
                Vec::from_iter(sites.into_iter().map(site))
            })
            .prop_shuffle()
            .prop_map(Value::from)
            .boxed(),
        "spread" => paths()
            .prop_map(|paths| json!(paths.iter().map(|path| path.iter().map(|region| region.as_str()).collect()).collect::<Vec<Vec<_>>>()))
            .boxed(),
        "words" => words(field.codes),
        "told" => btree_set(ids(), 0..4)
            .prop_map(|ids| Vec::from_iter(ids.iter().map(ToString::to_string)))
            .prop_shuffle()
            .prop_map(Value::from)
            .boxed(),
        other => panic!("no strategy for a {other}"),
    }
}

/// A body of a kind; half of them have the required fields only, as in a real diary.
fn body(kind: &KindDoc) -> BoxedStrategy<Body> {
    let name = kind.kind;
    let fields = kind.fields.iter().map(|field| {
        let FieldDoc { name, is_required, .. } = *field;
        let value = if is_required { value(field).prop_map(Some).boxed() } else { option::weighted(0.4, value(field)).boxed() };
        value.prop_map(move |value| (name, is_required, value)).boxed()
    });
    let said = (any::<bool>(), fields.collect::<Vec<_>>());
    said.prop_map(move |(is_full, fields)| {
        let said = fields.into_iter().filter(|(_, is_required, _)| is_full || *is_required);
        let json = Value::from(Map::from_iter(said.filter_map(|(name, _, value)| Some((name.to_owned(), value?))))).to_string();
        let mut fields: Fields<'_> = serde_json::from_str(&json).expect("an object");
        let body = Body::read(name, &mut fields).unwrap_or_else(|error| panic!("{error:?}: {name} {json}"));
        assert!(fields.is_empty(), "{name} {json}");
        body
    })
    .boxed()
}

thread_local! {
    /// Made once: the records of a law are of many versions, each with a strategy of its own.
    static BODIES: Vec<(&'static str, BoxedStrategy<Body>)> = Body::describe().iter().map(|kind| (kind.kind, body(kind))).collect();
}

/// Bodies of one kind.
pub fn bodies_of(kind: &str) -> BoxedStrategy<Body> {
    BODIES.with(|bodies| bodies.iter().find(|(known, _)| *known == kind).expect("a kind").1.clone())
}

/// Bodies of each kind; entries and day's notes more often.
pub fn known_bodies() -> Vec<(u32, BoxedStrategy<Body>)> {
    let weight = |kind| match kind {
        "entry" => 12,
        "intake" | "day" => 6,
        _ => 2,
    };
    BODIES.with(|bodies| bodies.iter().map(|(kind, body)| (weight(*kind), body.clone())).collect())
}
