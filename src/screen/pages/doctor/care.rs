//! The sections about medicines, other relief, and what makes the pain worse or better.

use super::super::super::node::{Node, el};
use super::super::medicines::OTHERS;
use super::parts::{Page, Section, line, lines};
use super::places::topic;
use crate::app::{LeaveOut, ReportList, ReportNumber, ReportSection};
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{CollectVec, RecordId, Speaker, Topic};
use crate::text::bidi_isolate;
use crate::view::doctor::{BeforeAfterSum, Changed, ReliefSum, ReportDose, changes, relief_sums};

/// Most reliefs other than medicines with a line of their own; medicines have no limit.
const RELIEFS: usize = 7;
/// Days of a when-needed medicine, and reasons why one was skipped: on the screen and on paper.
const DAYS: (usize, usize) = (3, 5);

/// Sums of all reliefs in the range, for the sections below.
pub fn sums(page: &Page<'_>) -> Vec<(RecordId, ReliefSum)> {
    relief_sums(&page.screen.model.diary, page.data)
}

/// Medicines taken when needed: how often, on which days, amounts as written, reasons for skipping, pain before and after by the rule.
pub fn when_needed<'p>(page: &'p Page<'p>, sums: &[(RecordId, ReliefSum)]) -> Section<'p> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let mut section = Section::new(page, text.doctor_when_needed());
    let mut rows = Vec::new();
    for (relief, sum) in sums.iter().filter(|(relief, _)| diary.is_when_needed(*relief)) {
        let name = relief_name(page, *relief);
        let mut values = how_often(page, &mut section, &name, *relief, sum);
        values.extend(days(page, &mut section, *relief, sum));
        values.extend(reasons(page, &mut section, *relief, sum));
        for (speaker, held) in &sum.held {
            values.extend(before_and_after(page, &mut section, (*relief, speaker, sum.held.len()), held));
        }
        if !sum.not_known.is_empty() {
            let words = text.effect_not_known(&page.count(sum.not_known.len()));
            values.push(section.number(ReportNumber::NotKnown(*relief), words, || sum.not_known.clone()));
        }
        rows.push(line(page, &name, values));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
        section.push(el("p", "definition").text(text.doses_mean()));
    }
    section
}

/// Regular medicines: how often, what was skipped and why, changes with their days. Never with pain before and after.
pub fn regular<'p>(page: &'p Page<'p>, sums: &[(RecordId, ReliefSum)]) -> Section<'p> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let mut section = Section::new(page, text.doctor_regular());
    let is_regular = |relief: RecordId| diary.is_medicine(relief) && !diary.is_when_needed(relief);
    let none = ReliefSum::default();
    let with_doses = sums.iter().map(|(relief, sum)| (*relief, sum));
    // A medicine that changed is on the page even without recorded doses.
    let without = diary.reliefs().filter(|(id, _)| !sums.iter().any(|(known, _)| known == id)).map(|(id, _)| (id, &none));
    let mut rows = Vec::new();
    for (relief, sum) in with_doses.chain(without).filter(|(relief, _)| is_regular(*relief)) {
        let changed = changes(diary, &page.data.span, relief);
        if sum.taken.is_empty() && sum.skipped.is_empty() && changed.is_empty() {
            continue;
        }
        let schedule = diary.any_relief(relief).and_then(|relief| relief.schedule.as_ref());
        let name = relief_name(page, relief);
        let schedule = schedule.map_or_else(|| text.schedule_not_said(), |schedule| text.schedule(schedule.as_str()));
        let label = text.with_schedule(&name, &schedule);
        let mut values = how_often(page, &mut section, &name, relief, sum);
        values.extend(reasons(page, &mut section, relief, sum));
        let words = changed.iter().map(|change| change_words(page, change)).joined(" · ");
        values.extend((!words.is_empty()).then(|| section.number(ReportNumber::Changed(relief), words, || vec![relief])));
        rows.push(line(page, &label, values));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

/// Heat, rest, massage and the like.
pub fn other_relief<'p>(page: &'p Page<'p>, sums: &[(RecordId, ReliefSum)]) -> Section<'p> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let mut section = Section::new(page, text.doctor_other_relief());
    let others: Vec<&(RecordId, ReliefSum)> = sums.iter().filter(|(relief, _)| !diary.is_medicine(*relief)).collect_vec();
    let mut rows = Vec::new();
    for (relief, sum) in others.iter().take(RELIEFS) {
        let name = relief_name(page, *relief);
        let values = how_often(page, &mut section, &name, *relief, sum);
        rows.push(line(page, &name, values));
    }
    if !rows.is_empty() {
        let ids: Vec<RecordId> = others.iter().map(|(id, _)| *id).collect_vec();
        let more = section.more(ReportSection::Reliefs, &ids, RELIEFS);
        section.push(lines(rows).child_opt(more));
    }
    section
}

/// "23 Nov 2 (5 ml, amount not written)": each day with its doses and amounts as written.
fn days<'p>(page: &'p Page<'p>, section: &mut Section<'p>, relief: RecordId, sum: &ReliefSum) -> Vec<Node> {
    let (text, diary, today) = (page.screen.text, &page.screen.model.diary, page.screen.now.day());
    let mut values = Vec::new();
    for (day, ids) in &sum.days {
        let amount = |id: &RecordId| diary.dose(*id).map(|dose| bidi_isolate(dose.amount.as_str())).filter(|amount| !amount.is_empty());
        let amounts = ids.iter().map(|id| amount(id).unwrap_or_else(|| text.no_amount())).joined(", ");
        let words = text.times_said(&format!("{} {}", text.intl.short_day(*day, today), page.count(ids.len())), &amounts);
        values.push(section.number(ReportNumber::DosesOf(*day, relief), words, || ids.iter().rev().copied().collect_vec()));
    }
    section.long(ReportList::Days(relief), values, DAYS, "span")
}

/// When it was skipped and why, in the user's words.
fn reasons<'p>(page: &'p Page<'p>, section: &mut Section<'p>, relief: RecordId, sum: &ReliefSum) -> Vec<Node> {
    let (text, diary, today) = (page.screen.text, &page.screen.model.diary, page.screen.now.day());
    if page.leaves_out(LeaveOut::Notes) {
        return Vec::new();
    }
    let mut values = Vec::new();
    for (id, dose) in sum.skipped.iter().filter_map(|id| Some((*id, diary.dose(*id)?))) {
        let day = text.skipped_on(&text.intl.short_day(dose.at.day(), today));
        let day = section.number(ReportNumber::WhySkipped(id), day, || vec![id]);
        let reason = dose.skipped.as_ref().map_or("", |reason| reason.as_str());
        let reason = if reason.is_empty() { el("span", "").text(text.no_reason()) } else { page.own(reason) };
        values.push(el("span", "").child(day).text_static(" ").child(reason));
    }
    section.long(ReportList::Reasons(relief), values, DAYS, "span")
}

fn change_words(page: &Page<'_>, (day, changed): &(chrono::NaiveDate, Changed)) -> String {
    let text = page.screen.text;
    let day = text.intl.short_day(*day, page.screen.now.day());
    match changed {
        Changed::Listed => text.medicine_listed(&day),
        Changed::Strength(old, new) => {
            let strength = |line: &crate::domain::Line| if line.is_empty() { text.no_strength() } else { bidi_isolate(line.as_str()) };
            text.medicine_strength(&day, &strength(old), &strength(new))
        }
        Changed::Schedule(schedule) => {
            let words = schedule.as_ref().map_or_else(|| text.schedule_not_said(), |schedule| text.schedule(schedule.as_str()));
            text.medicine_schedule(&day, &words)
        }
        Changed::Ended => text.medicine_ended(&day),
    }
}

/// The name of a relief. The app's own reliefs are translated into the page's language; a user's own, which is on no box, is marked as
/// such.
fn relief_name(page: &Page<'_>, id: RecordId) -> String {
    let (diary, text) = (&page.screen.model.diary, page.screen.text);
    let words = page.screen.relief_words(id);
    let Some(relief) = diary.any_relief(id).filter(|relief| !relief.is_medicine()) else { return words };
    let listed = OTHERS.iter().find(|code| page.app_text.other_name(code) == relief.name.as_str());
    match (listed, &page.foreign) {
        (Some(code), _) => text.other_name(code),
        (None, Some(language)) => format!("{words} {}", text.as_written(language)),
        (None, None) => words,
    }
}

fn how_often<'p>(page: &'p Page<'p>, section: &mut Section<'p>, name: &str, relief: RecordId, sum: &ReliefSum) -> Vec<Node> {
    let (text, data) = (page.screen.text, page.data);
    let [taken, skipped] = sum.recalled;
    let mut values = Vec::new();
    if !sum.taken.is_empty() {
        let words = page.often(text.counted(sum.taken.len(), crate::text::Text::times), taken);
        values.push(section.number_of(name, ReportNumber::Taken(relief), words, || sum.taken.clone()));
    }
    if !sum.skipped.is_empty() {
        let words = page.often(text.counted(sum.skipped.len(), crate::text::Text::times_skipped), skipped);
        values.push(section.number_of(name, ReportNumber::Skipped(relief), words, || sum.skipped.clone()));
    }
    for (speaker, counts) in &sum.effects {
        for (code, count) in EFFECTS.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let says = |item: &&ReportDose<'_>| {
                let effect = item.dose.effect.as_ref();
                item.dose.relief == relief && item.speaker == *speaker && effect.is_some_and(|effect| effect.as_str() == *code)
            };
            let ids = || data.doses.iter().rev().filter(says).map(|item| item.id).collect_vec();
            let words = text.times_said(&text.effect(code), &page.count(*count));
            let words = if sum.effects.len() > 1 { text.topic_says(&page.name(speaker), &words) } else { words };
            values.push(section.number(ReportNumber::Effect(relief, speaker.clone(), code), words, ids));
        }
    }
    values
}

/// Pain before and after as one speaker reports it; the speaker is named where there are several.
fn before_and_after<'p>(
    page: &'p Page<'p>,
    section: &mut Section<'p>,
    (relief, speaker, speakers): (RecordId, &Speaker, usize),
    sum: &BeforeAfterSum,
) -> Vec<Node> {
    let (text, screen) = (page.screen.text, page.screen);
    let minutes = |found: i64| text.minutes(found);
    let (least, most) = (minutes(sum.after_min.least), minutes(sum.after_min.most));
    let minutes = if least == most { least } else { text.from_to(&least, &most) };
    let before = text.before(&screen.range_words(sum.before.least, sum.before.most));
    let after = text.after(&screen.range_words(sum.after.least, sum.after.most), &minutes);
    let words = text.times_said(&format!("{before}, {after}"), &page.often(page.count(sum.doses.len()), sum.recalled));
    let words = if speakers > 1 || !speaker.is_patient() { text.topic_says(&page.name(speaker), &words) } else { words };
    vec![section.number(ReportNumber::BeforeAfter(relief, speaker.clone()), words, || sum.doses.clone())]
}

/// What makes it worse, what helps.
pub fn worse_and_better<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_worse_better());
    let mut rows = Vec::new();
    for speaker in &page.data.speakers {
        for which in [Topic::Worse, Topic::Helped] {
            rows.extend(topic(page, &mut section, which, speaker, text.topic(which)));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}
