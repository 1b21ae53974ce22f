//! The records of a file as readable text, beside the golden files.

use std::fmt::Write as _;

use pain_diary::app::ImportFile;
use pain_diary::domain::{
    Answer, Body, Call, Code, DayPart, Details, Dose, Eased, Entry, FollowUp, Line, Link, Moment, Note, Question, RecordId, Relief, Site,
    SpeakerRef, Stamp, Topic, Version, Visit, Word,
};

pub fn summary(file: &ImportFile) -> String {
    let mut out = String::new();
    for record in &file.records {
        writeln!(out, "{}", record.id()).expect("a string takes it");
        for (index, version) in record.versions().enumerate() {
            writeln!(out, "  {}{}", if index == 0 { "" } else { "before " }, line(version)).expect("a string takes it");
        }
    }
    for refused in file.refused.first() {
        writeln!(out, "{}: {:?}", refused.index, refused.reason).expect("a string takes it");
    }
    out
}

fn line(version: &Version) -> String {
    let stamp = |stamp: Stamp| format!("{}.{}", stamp.unix_ms(), stamp.count());
    let mut line = format!("{}@{}", stamp(version.stamp), version.stamp.device());
    if version.since != version.stamp {
        line += &format!(" since {}", stamp(version.since));
    }
    if let Some(typed) = &version.typed {
        line += &format!(" typed by {:?}", typed.to_string());
    }
    if version.kept {
        line += " kept";
    }
    let deleted = if version.deleted { " deleted" } else { "" };
    let extra = version.extra.as_deref().map(|extra| format!(" and {extra}")).unwrap_or_default();
    format!("{line}{deleted}: {}{extra}", body(version))
}

fn body(version: &Version) -> String {
    match &version.body {
        Body::Entry(said) => entry(said),
        Body::Contact(contact) => format!("contact {} {} {}", text(&contact.name), text(&contact.phone), text(&contact.hours)),
        Body::Person(person) => format!("{} {}", by(&person.role), text(&person.name)),
        Body::Phone(phone) => format!("phone {:08x} is used {}", phone.profile, by(&phone.user)),
        Body::Relief(said) => relief(said),
        Body::Dose(said) => dose(said),
        Body::Day(said) => day(said),
        Body::Visit(said) => visit(said),
        Body::Question(said) => question(said),
        Body::Answer(said) => answer(said),
        Body::FollowUp(said) => step(said),
        Body::Call(said) => call(said),
        Body::Agreement(agreed) => format!("agreed {} {}", agreed.what.as_str(), note(&agreed.value)),
        Body::Unknown(unknown) => format!("unknown {:?}", unknown.kind),
        #[allow(unreachable_patterns, reason = "a kind added later is summed up as it stands")]
        other => format!("{other:?}"),
    }
}

fn entry(entry: &Entry) -> String {
    let recalled = writing(entry.recalled, entry.wrong_clock);
    let span = entry.span.as_ref().map(|span| format!(" {}", span.as_str())).unwrap_or_default();
    let said = format!("{}{span} at {} {} {}{recalled}", entry.score, moment(entry.at), by(&entry.who), note(&entry.note));
    [vec![said], details(entry.details())].concat().join("; ")
}

fn writing(recalled: bool, wrong_clock: bool) -> String {
    [(recalled, " recalled"), (wrong_clock, " by a wrong clock")].map(|(holds, words)| if holds { words } else { "" }).concat()
}

fn details(details: &Details) -> Vec<String> {
    let number = |pain: Option<pain_diary::domain::Pain>| pain.map_or("-".to_owned(), |pain| pain.number().to_string());
    let site = |site: &Site| format!("{} {}", site.region.as_str(), number(site.pain));
    let path = |path: &Vec<Code>| path.iter().map(Code::as_str).collect::<Vec<_>>().join(" > ");
    let word = |word: &Word| match word {
        Word::Listed(code) => code.as_str().to_owned(),
        Word::Own(own) => format!("{:?}", own.as_str()),
    };
    let listed = |name: &str, items: Vec<String>| (!items.is_empty()).then(|| format!("{name} {}", items.join(", ")));
    let mut said = vec![
        listed("in", details.sites.iter().map(site).collect()),
        listed("spreads", details.spread.iter().map(path).collect()),
        details.began.map(|began| format!("began {}", moment(began))),
        details.eased.map(|eased| match eased {
            Eased::StillThere => "still there".to_owned(),
            Eased::At(at) => format!("eased {}", moment(at)),
        }),
        details.onset.as_ref().map(|code| format!("onset {}", code.as_str())),
        details.course.as_ref().map(|code| format!("course {}", code.as_str())),
        details.at_rest.map(|pain| format!("{} at rest", pain.number())),
        details.on_moving.map(|pain| format!("{} on moving", pain.number())),
    ];
    said.extend(Topic::ALL.map(|topic| listed(&format!("{topic:?}"), details.words(topic).iter().map(word).collect())));
    said.into_iter().flatten().collect()
}

fn relief(relief: &Relief) -> String {
    let schedule = relief.schedule.as_ref().map(|code| format!(" {}", code.as_str())).unwrap_or_default();
    let stopped = relief.stopped.map(|day| format!(" stopped {day}")).unwrap_or_default();
    let Relief { sort, name, strength, label, .. } = relief;
    format!("{} {} {}{schedule} {}{stopped}", sort.as_str(), text(name), text(strength), note(label))
}

fn dose(dose: &Dose) -> String {
    let link = |link: Link| match link {
        Link::Found => "found".to_owned(),
        Link::None => "none".to_owned(),
        Link::Entry(id) => id.to_string(),
    };
    let skipped = dose.skipped.as_ref().map(|reason| format!(" skipped {}", text(reason))).unwrap_or_default();
    let effect = dose.effect.as_ref().map(|code| format!(" relief {}", code.as_str())).unwrap_or_default();
    let recalled = writing(dose.recalled, dose.wrong_clock);
    let what = format!("dose of {} at {} {} {}", dose.relief, moment(dose.at), by(&dose.who), text(&dose.amount));
    format!("{what}{skipped} before {} after {}{effect}{recalled}", link(dose.before), link(dose.after))
}

fn day(part: &DayPart) -> String {
    let value = part.value.as_ref().map_or("-", Code::as_str);
    let since = part.since.map(|day| format!(" noticed {day}")).unwrap_or_default();
    let recalled = if part.recalled { " recalled" } else { "" };
    format!("{} of {} {} {value}{since} {}{recalled}", part.part.as_str(), part.day, by(&part.who), note(&part.note))
}

fn visit(visit: &Visit) -> String {
    let over = visit.over.map(|over| format!(" over {}", moment(over))).unwrap_or_default();
    let Visit { at, with, place, companion, .. } = visit;
    let told = told(visit.told.as_deref());
    format!("visit at {} with {} in {} along {}{over}{told}", moment(*at), text(with), text(place), text(companion))
}

fn question(question: &Question) -> String {
    let star = if question.star { " star" } else { "" };
    let for_whom = question.for_whom.as_ref().map(|code| format!(" for {}", code.as_str())).unwrap_or_default();
    let place = if question.order == question.at.unix_ms() { String::new() } else { format!(" place {}", question.order) };
    let (entry, visit) = (named("about", question.entry), named("visit", question.visit));
    let asked = format!("question {} {} at {}", note(&question.text), by(&question.who), moment(question.at));
    format!("{asked}{for_whom}{star}{place}{entry}{visit}")
}

fn answer(answer: &Answer) -> String {
    let outcome = answer.outcome.as_ref().map(|code| format!(" {}", code.as_str())).unwrap_or_default();
    let of = format!("answer to {}{} at {}", answer.question, named("visit", answer.visit), moment(answer.at));
    format!("{of} {} said by {}{outcome}", note(&answer.text), text(&answer.said_by))
}

fn step(step: &FollowUp) -> String {
    let due = step.by.map(|day| format!(" by {day}")).unwrap_or_default();
    let done = step.done.map(|at| format!(" done {}", moment(at))).unwrap_or_default();
    let (of, visit) = (named("of", step.of), named("visit", step.visit));
    format!("step {} doer {}{due}{done}{of}{visit}", note(&step.what), text(&step.who))
}

fn call(call: &Call) -> String {
    let made = format!("call at {} {} {}{}", moment(call.at), by(&call.who), call.outcome.as_str(), named("to", call.contact));
    format!("{made} by {} {}{}", text(&call.answered_by), note(&call.said), told(call.told.as_deref()))
}

fn told(told: Option<&[RecordId]>) -> String {
    let list = |told: &[RecordId]| format!(" told [{}]", told.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    told.map(list).unwrap_or_default()
}

fn named(name: &str, id: Option<RecordId>) -> String {
    id.map(|id| format!(" {name} {id}")).unwrap_or_default()
}

fn moment(at: Moment) -> String {
    format!("{} {:+}", at.local(), at.offset_east_min())
}

fn by(who: &SpeakerRef) -> String {
    format!("by {:?}", who.to_string())
}

fn text(line: &Line) -> String {
    shortened(line.as_str())
}

fn note(note: &Note) -> String {
    shortened(note.as_str())
}

fn shortened(text: &str) -> String {
    let start: String = text.chars().take(60).collect();
    let more = text.chars().count().saturating_sub(60);
    if more == 0 { format!("{start:?}") } else { format!("{start:?} and {more} more") }
}
