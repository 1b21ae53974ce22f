//! What was taken or done, what makes it worse and better.

use super::super::super::node::{Node, el};
use super::parts::{Page, Section, line, lines};
use super::places::topic;
use crate::domain::vocabulary::EFFECTS;
use crate::domain::{RecordId, Topic, by_key};
use crate::view::doctor::{ReliefSum, relief_sums};

/// Reliefs with their own line; of medicines, all.
const RELIEFS: usize = 7;

/// Each relief: regular or when needed, how often, the pain before and after, the relief as said.
pub fn doses<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, facts, diary) = (page.screen.text, page.facts, &page.screen.model.diary);
    let mut section = Section::new(page, text.doctor_doses());
    let is_other = |relief: RecordId| diary.any_relief(relief).is_some_and(|relief| relief.sort.as_str() != "medicine");
    let sums = by_key(relief_sums(diary, facts), |(relief, _)| i64::from(is_other(*relief)));
    let shown = sums.iter().filter(|(relief, _)| !is_other(*relief)).count().max(RELIEFS);
    let mut rows = Vec::new();
    for (place, (relief, sum)) in sums.iter().take(shown).enumerate() {
        let schedule = diary.any_relief(*relief).and_then(|relief| relief.schedule.as_ref());
        let name = crate::text::isolated(&page.screen.relief_words(*relief));
        let label = schedule.map_or_else(|| name.clone(), |schedule| text.with_schedule(&name, &text.schedule(schedule.as_str())));
        rows.push(line(page, &label, values(page, &mut section, place, *relief, sum)));
    }
    if !rows.is_empty() {
        let ids: Vec<RecordId> = sums.iter().map(|(id, _)| *id).collect();
        let more = section.more("reliefs", &ids, shown);
        section.push(lines(rows).maybe(more));
        section.push(el("p", "definition").say(text.doses_mean()));
    }
    section
}

fn values<'p>(page: &'p Page<'p>, section: &mut Section<'p>, place: usize, relief: RecordId, sum: &ReliefSum) -> Vec<Node> {
    let (text, facts) = (page.screen.text, page.facts);
    let of = |skipped: bool| {
        let fits = facts.doses.iter().rev().filter(|(_, dose)| dose.relief == relief && dose.skipped.is_some() == skipped);
        fits.map(|(id, _)| *id).collect::<Vec<_>>()
    };
    let [recalled_before, recalled_after] = sum.recalled;
    let mut values = Vec::new();
    if sum.taken > 0 {
        values.push(section.number(format!("taken {place}"), text.counted(sum.taken, crate::text::Text::times), || of(false)));
    }
    if sum.skipped > 0 {
        values.push(section.number(format!("skipped {place}"), text.counted(sum.skipped, crate::text::Text::times_skipped), || of(true)));
    }
    if let Some(found) = sum.before {
        let words = page.often(text.before(&page.screen.range_words(found.least, found.most)), recalled_before);
        values.push(section.number(format!("before {place}"), words, || sum.before_ids.clone()));
    }
    if let (Some(found), Some(minutes)) = (sum.after, sum.after_min) {
        let (least, most) = (text.minutes(minutes.least), text.minutes(minutes.most));
        let minutes = if least == most { least } else { text.from_to(&least, &most) };
        let words = page.often(text.after(&page.screen.range_words(found.least, found.most), &minutes), recalled_after);
        values.push(section.number(format!("after {place}"), words, || sum.after_ids.clone()));
    }
    for (which, ids) in ["lower", "same", "higher"].into_iter().zip(&sum.changes).filter(|(_, ids)| !ids.is_empty()) {
        let words = text.changed_after(which, &page.count(ids.len()));
        values.push(section.number(format!("{which} {place}"), words, || ids.clone()));
    }
    for (code, count) in EFFECTS.iter().zip(sum.effects).filter(|(_, count)| *count > 0) {
        let says =
            |dose: &crate::domain::Dose| dose.relief == relief && dose.effect.as_ref().is_some_and(|effect| effect.as_str() == *code);
        let ids = || facts.doses.iter().rev().filter(|(_, dose)| says(dose)).map(|(id, _)| *id).collect();
        values.push(section.number(format!("effect {place} {code}"), text.times_said(&text.effect(code), &page.count(count)), ids));
    }
    values
}

/// What makes it worse, what helps.
pub fn worse_and_better<'p>(page: &'p Page<'p>) -> Section<'p> {
    let text = page.screen.text;
    let mut section = Section::new(page, text.doctor_worse_better());
    let mut rows = Vec::new();
    for voice in &page.facts.voices {
        for which in [Topic::Worse, Topic::Helped] {
            rows.extend(topic(page, &mut section, which, voice, text.topic(which)));
        }
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}
