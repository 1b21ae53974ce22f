//! Visits, questions, answers, next steps, calls and what was agreed: each field checked.

use super::field;
use super::fields::Fields;
use super::read::Refusal;
use super::read_body::{code, date, flag, line, moment, note, speaker, take};
use crate::domain::agreed::names;
use crate::domain::last_report::TOLD_MAX;
use crate::domain::vocabulary::{CALL_OUTCOMES, FOR_WHOM, OUTCOMES};
use crate::domain::{Agreed, Answer, Call, Moment, Question, RecordId, Step, Visit, set};

pub(super) fn visit(fields: &mut Fields<'_>) -> Result<Visit, Refusal> {
    Ok(Visit {
        at: when(fields)?,
        with: line(fields, field::WITH)?,
        place: line(fields, field::PLACE)?,
        companion: line(fields, field::COMPANION)?,
        over: moment(fields, field::OVER)?,
        told: told(fields)?,
    })
}

pub(super) fn question(fields: &mut Fields<'_>) -> Result<Question, Refusal> {
    let (at, who) = (when(fields)?, speaker(fields, field::WHO)?);
    let order: Option<i64> = take(fields, field::ORDER)?;
    if order.is_some_and(|order| !(-Question::ORDER_MAX..=Question::ORDER_MAX).contains(&order)) {
        return Err(Refusal::Detail);
    }
    Ok(Question {
        for_whom: code(fields, field::FOR, &FOR_WHOM)?,
        star: flag(fields, field::STAR)?,
        order: order.unwrap_or(at.unix_ms()),
        entry: id(fields, field::ENTRY)?,
        visit: id(fields, field::VISIT)?,
        ..Question::new(note(fields, field::TEXT)?, who, at)
    })
}

pub(super) fn answer(fields: &mut Fields<'_>) -> Result<Answer, Refusal> {
    let question = id(fields, field::QUESTION)?.ok_or(Refusal::Detail)?;
    Ok(Answer {
        text: note(fields, field::TEXT)?,
        said_by: line(fields, field::SAID_BY)?,
        outcome: code(fields, field::OUTCOME, &OUTCOMES)?,
        ..Answer::new(question, id(fields, field::VISIT)?, when(fields)?)
    })
}

pub(super) fn step(fields: &mut Fields<'_>) -> Result<Step, Refusal> {
    Ok(Step {
        what: note(fields, field::TEXT)?,
        who: line(fields, field::DOER)?,
        by: date(fields, field::BY)?,
        done: moment(fields, field::DONE)?,
        ..Step::new(id(fields, field::OF)?, id(fields, field::VISIT)?)
    })
}

pub(super) fn call(fields: &mut Fields<'_>) -> Result<Call, Refusal> {
    let outcome = code(fields, field::OUTCOME, &CALL_OUTCOMES)?.ok_or(Refusal::Detail)?;
    Ok(Call {
        contact: id(fields, field::CONTACT)?,
        outcome,
        answered_by: line(fields, field::ANSWERED_BY)?,
        said: note(fields, field::SAID)?,
        told: told(fields)?,
        ..Call::new(when(fields)?, speaker(fields, field::WHO)?, true)
    })
}

pub(super) fn agreed(fields: &mut Fields<'_>) -> Result<Agreed, Refusal> {
    let what = code(fields, field::WHAT, &names::ALL)?.ok_or(Refusal::Detail)?;
    Ok(Agreed { what, value: note(fields, field::TEXT)? })
}

fn when(fields: &mut Fields<'_>) -> Result<Moment, Refusal> {
    moment(fields, field::AT)?.ok_or(Refusal::Time)
}

/// Each record once. Missing is another thing than an empty list.
fn told(fields: &mut Fields<'_>) -> Result<Option<Vec<RecordId>>, Refusal> {
    let Some(texts) = take::<Vec<String>>(fields, field::TOLD)? else { return Ok(None) };
    let ids: Vec<RecordId> = texts.iter().map(|text| RecordId::parse(text)).collect::<Option<_>>().ok_or(Refusal::Detail)?;
    let once = set(ids.iter().copied());
    if once.len() == ids.len() && ids.len() <= TOLD_MAX { Ok(Some(ids)) } else { Err(Refusal::Detail) }
}

fn id(fields: &mut Fields<'_>, name: &str) -> Result<Option<RecordId>, Refusal> {
    take::<String>(fields, name)?.map(|text| RecordId::parse(&text).ok_or(Refusal::Detail)).transpose()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::format::{read_record, write_record};

    const ID: &str = "019ab0f2-6c00-7000-8000-000000000001";
    const AT: &str = "2026-11-23T14:03:07+01:00";

    /// A record of a kind with all that it can say.
    fn full(kind: &str) -> Value {
        let mut record = match kind {
            "visit" => json!({"at": AT, "with": "Dr Sanz", "place": "Ward 3", "companion": "Ben", "over": AT, "told": [ID]}),
            "visit-question" => {
                json!({"at": AT, "who": "carer", "text": "Why?", "for": "nurse", "star": true, "order": -7, "entry": ID, "visit": ID})
            }
            "answer" => json!({"question": ID, "visit": ID, "at": AT, "text": "Because", "said-by": "Dr Sanz", "outcome": "asked"}),
            "next-step" => json!({"text": "New box", "doer": "Ben", "by": "2026-11-24", "done": AT, "of": ID, "visit": ID}),
            "call" => {
                json!({"at": AT, "who": "patient", "contact": ID, "outcome": "answered", "answered-by": "Ana", "said": "Come", "told": [ID]})
            }
            _ => json!({"what": "goal-doing", "text": "sit through dinner"}),
        };
        (record["id"], record["kind"], record["stamp"]) = (ID.into(), kind.into(), "2026-11-23T13:03:07.120Z/0/00000000000000ab".into());
        record
    }

    fn ids(count: usize) -> Vec<String> {
        (0..count).map(|number| RecordId::of_name(1, &number.to_string()).to_string()).collect()
    }

    const KINDS: [&str; 6] = ["visit", "visit-question", "answer", "next-step", "call", "agreed"];

    fn rewritten(record: &Value) -> Value {
        let mut out = Vec::new();
        write_record(&mut out, &read_record(&record.to_string()).expect("a good record")).expect("can be written");
        serde_json::from_slice(&out).expect("JSON")
    }

    #[test]
    fn each_kind_reads_back_with_all_of_it_and_with_as_little_as_may_be() {
        let must = [
            ("visit", vec![("at", Refusal::Time)]),
            ("visit-question", vec![("at", Refusal::Time), ("who", Refusal::Who)]),
            ("answer", vec![("question", Refusal::Detail), ("at", Refusal::Time)]),
            ("next-step", vec![]),
            ("call", vec![("at", Refusal::Time), ("who", Refusal::Who), ("outcome", Refusal::Detail)]),
            ("agreed", vec![("what", Refusal::Detail)]),
        ];
        for (kind, must) in must {
            assert_eq!(rewritten(&full(kind)), full(kind));
            let names: Vec<String> = full(kind).as_object().expect("an object").keys().cloned().collect();
            let mut least = full(kind);
            for name in names.iter().filter(|name| !["id", "kind", "stamp"].contains(&name.as_str())) {
                let mut record = full(kind);
                record.as_object_mut().expect("an object").remove(name);
                match must.iter().find(|(needed, _)| needed == name) {
                    Some((_, reason)) => assert_eq!(read_record(&record.to_string()), Err(*reason), "{kind} without {name}"),
                    None => {
                        assert_eq!(rewritten(&record), record, "{kind} without {name}");
                        least.as_object_mut().expect("an object").remove(name);
                    }
                }
            }
            assert_eq!(rewritten(&least), least, "{kind}");
        }
    }

    #[test]
    fn each_fault_has_its_reason() {
        let cases = [
            ("visit", "at", json!("soon"), Refusal::Time),
            ("visit", "with", json!("x".repeat(201)), Refusal::TextTooLong),
            ("visit", "over", json!("2200-01-01T00:00:00+00:00"), Refusal::TimeOutOfRange),
            ("visit-question", "text", json!("x".repeat(10_001)), Refusal::TextTooLong),
            ("visit-question", "for", json!("The doctor"), Refusal::Detail),
            ("visit-question", "star", json!("yes"), Refusal::Detail),
            ("visit-question", "order", json!(1.5), Refusal::Detail),
            ("visit-question", "order", json!(9_007_199_254_740_992_i64), Refusal::Detail),
            ("visit-question", "order", json!(-9_007_199_254_740_992_i64), Refusal::Detail),
            ("visit-question", "order", json!(i64::MIN), Refusal::Detail),
            ("visit-question", "entry", json!(7), Refusal::Detail),
            ("visit-question", "visit", json!("next"), Refusal::Detail),
            ("answer", "question", json!(null), Refusal::Detail),
            ("answer", "outcome", json!("Asked"), Refusal::Detail),
            ("answer", "said-by", json!([]), Refusal::Text),
            ("next-step", "by", json!("tomorrow"), Refusal::Time),
            ("next-step", "done", json!(true), Refusal::Time),
            ("next-step", "of", json!(""), Refusal::Detail),
            ("call", "outcome", json!(1), Refusal::Detail),
            ("call", "contact", json!("the ward"), Refusal::Detail),
            ("call", "said", json!("x".repeat(10_001)), Refusal::TextTooLong),
            ("call", "told", json!(null), Refusal::Detail),
            ("call", "told", json!("all"), Refusal::Detail),
            ("call", "told", json!(["all"]), Refusal::Detail),
            ("call", "told", json!([ID, ID]), Refusal::Detail),
            ("visit", "told", json!(ids(TOLD_MAX + 1)), Refusal::Detail),
            ("agreed", "what", json!("Goal"), Refusal::Detail),
            ("agreed", "text", json!(3), Refusal::Text),
        ];
        for (kind, name, value, reason) in cases {
            let mut record = full(kind);
            record[name] = value.clone();
            assert_eq!(read_record(&record.to_string()), Err(reason), "{kind} {name}: {value}");
        }
    }

    #[test]
    fn codes_of_later_versions_are_read() {
        for (kind, name, value) in [
            ("visit-question", "for", json!("dentist")),
            ("answer", "outcome", json!("put-off")),
            ("call", "outcome", json!("message-left")),
            ("agreed", "what", json!("weight")),
            ("visit-question", "order", json!(9_007_199_254_740_991_i64)),
        ] {
            let mut record = full(kind);
            record[name] = value.clone();
            assert_eq!(rewritten(&record)[name], value);
        }
    }

    /// An older version carries all it does not know within its limit, and must not refuse what this one writes.
    #[test]
    fn the_largest_of_each_kind_fits_into_what_the_first_release_carries() {
        let worst = |chars: usize| Value::from("\u{1}".repeat(chars));
        for kind in KINDS {
            let mut record = full(kind);
            for (name, value) in record.as_object_mut().expect("an object") {
                match name.as_str() {
                    "text" | "said" => *value = worst(10_000),
                    "with" | "place" | "companion" | "doer" | "said-by" | "answered-by" => *value = worst(200),
                    "who" => *value = worst(64),
                    "for" | "outcome" | "what" => *value = "x".repeat(32).into(),
                    "order" => *value = (-9_007_199_254_740_991_i64).into(),
                    // A note of nothing but control characters leaves a call less room: `Call::fits`.
                    "told" if kind == "visit" => *value = ids(TOLD_MAX).into(),
                    _ => {}
                }
            }
            record["typed"] = worst(64);
            assert_eq!(rewritten(&record), record, "{kind}");
            assert!(record.to_string().len() < crate::format::EXTRA_MAX_BYTES, "{kind}: {}", record.to_string().len());
        }
    }
}
