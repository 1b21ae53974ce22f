//! What was reported to the team and what was not: the line about it, and the checkboxes of a call and of the end of a visit.

use std::rc::Rc;

use super::super::Screen;
use super::super::cache::Memoised;
use super::super::node::{Node, el};
use super::super::parts::{button, sheet, toggles};
use crate::app::{Command, Route, Write};
use crate::domain::ticks::TOLD_MAX;
use crate::domain::{Body, CollectVec, Moment, RecordId, Score, Sign, Ticks, UNREPORTED_DAYS, Unreported, VoiceSummary};
use crate::text::{Text, bidi_isolate};

/// Checkboxes shown before "more".
const TICKS: usize = 8;

impl Screen<'_> {
    /// What is unreported, recomputed only when the diary or what is due has changed.
    pub(in crate::screen) fn unreported(&self) -> Rc<Unreported> {
        let (revision, due) = (self.model.revision, self.model.diary.due(self.now));
        let mut cached = self.cache.unreported.borrow_mut();
        // The diary as of a visit has revision 0 and is not cached.
        if let Some((_, _, unreported)) = cached.as_ref().filter(|kept| revision > 0 && (kept.0, kept.1) == (revision, due)) {
            return unreported.clone();
        }
        self.cache.note_computed(Memoised::Unreported);
        let unreported = Rc::new(self.model.diary.unreported(self.now));
        if revision > 0 {
            *cached = Some((revision, due, unreported.clone()));
        }
        unreported
    }

    /// "Last told: the ward, Monday 14:03 · 3 things written since": whom and when, how much was written since, what was
    /// not told then, and new signs. Never says what the team knows. `None` if nothing was ever told and nothing
    /// is to be told. `shown` gives the permitted form of a third person's name, `when` a time in words.
    pub(in crate::screen) fn reported_short(
        &self,
        shown: &dyn Fn(&str) -> Option<String>,
        when: &dyn Fn(Moment) -> String,
    ) -> Option<String> {
        let (text, unreported) = (self.text, self.unreported());
        let mut parts = Vec::new();
        match self.model.diary.last_report(self.now) {
            Some(last) => {
                parts.push(text.last_told(&self.whom(last.by, shown), &when(last.at)));
                parts.push(match unreported.written_since {
                    0 => text.nothing_since(),
                    since => text.written_since(&text.counted(since, Text::things)),
                });
                let before = unreported.len() - unreported.written_since.min(unreported.len());
                parts.extend((before > 0).then(|| text.not_told_then(&self.things(before, unreported.is_cut()))));
            }
            None if unreported.is_empty() => return None,
            None => parts.push(match unreported.since {
                Some(since) => {
                    let (things, when) = (text.counted(unreported.recent(), Text::things), when(since));
                    let is_time_alone = when == text.intl.time(since);
                    if is_time_alone { text.not_told_since(&things, &when) } else { text.not_told_since_day(&things, &when) }
                }
                None => text.not_told(&self.things(unreported.len(), unreported.is_cut())),
            }),
        }
        let mut signs: Vec<String> =
            self.model.diary.signs(&unreported.signs, self.now).iter().map(|sign| text.day_part(sign.part.as_str())).collect_vec();
        signs.dedup();
        parts.extend((!signs.is_empty()).then(|| text.signs_noted(&signs.join(", "))));
        Some(parts.join(" · "))
    }

    /// "worst 8, too much once", for each speaker.
    pub(in crate::screen) fn voice_words(&self, unreported: &Unreported) -> Vec<String> {
        let text = self.text;
        let says = |summary: &VoiceSummary| {
            let worst = summary.worst.map(|pain| text.worst_number(&text.score(Score::Number(pain))));
            let too_much = (summary.too_much > 0).then(|| text.counted(summary.too_much, Text::times_too_much));
            let words = worst.into_iter().chain(too_much).joined(", ");
            if unreported.speakers.len() > 1 { text.topic_says(&self.name(&summary.speaker), &words) } else { words }
        };
        unreported.speakers.iter().map(says).collect_vec()
    }

    /// "3 things", "500 things or more".
    pub(in crate::screen) fn things(&self, count: usize, or_more: bool) -> String {
        if or_more { self.text.things_or_more(&self.count(count)) } else { self.text.counted(count, Text::things) }
    }

    /// Who was reached at a call or a visit, as far as recorded.
    fn whom(&self, id: RecordId, shown: &dyn Fn(&str) -> Option<String>) -> String {
        let diary = &self.model.diary;
        let called = diary.call(id).map(|call| {
            let contact = call.contact.and_then(|id| diary.contact(id)).map(|contact| contact.name.as_str());
            contact.filter(|name| !name.is_empty()).unwrap_or(call.answered_by.as_str())
        });
        let own = called.or_else(|| diary.visit(id).map(|visit| visit.with.as_str()));
        own.filter(|own| !own.is_empty()).and_then(shown).unwrap_or_else(|| self.text.the_team())
    }

    /// "a lot, Sun 22 Nov" of one day; "since Fri 20 Nov, a lot" of several: the level is that of the last.
    pub(in crate::screen) fn sign_when(&self, sign: &Sign, level: Option<String>) -> String {
        let day = self.list_day(sign.first);
        let said = if sign.first == sign.last { [level, Some(day)] } else { [Some(self.text.since_day(&day)), level] };
        said.into_iter().flatten().joined(", ")
    }

    /// "Weakness: since Fri 20 Nov, yes · Ben"; "Weakness: yes, Fri 20 Nov · Ben" of one day.
    pub(in crate::screen) fn sign_words(&self, sign: &Sign) -> String {
        let (text, code) = (self.text, sign.part.as_str());
        let value = sign.value.as_ref().map(|value| text.level(code, value.as_str()));
        let said = self.sign_when(sign, value);
        format!("{} · {}", text.topic_says(&text.day_part(code), &said), self.name(&sign.speaker))
    }
}

/// The line on Now and above the diary, a link to "Tell the team", which says the rest.
pub fn reported_line(screen: &Screen<'_>) -> Option<Node> {
    let words = screen.reported_short(&|name| Some(bidi_isolate(name)), &|at| screen.when(at))?;
    Some(el("a", "untold soft").key("untold".into()).with("href", Route::Team.to_string()).text(words))
}

/// Everything that can be marked as told at a call or a visit, one by one or all at once.
pub fn ticks(screen: &Screen<'_>, id: RecordId, heading: String) -> Node {
    let (text, diary) = (screen.text, &screen.model.diary);
    let asked = sheet(heading.clone()).key("told".into());
    let edit = |ticks| {
        let edit = diary.record(id).and_then(|record| record.current().body.told_edit(Ticks(ticks)));
        edit.map(|edit| Command::Write(Write::Edit(id, edit)))
    };
    let Some(told) = diary.told_at(id) else {
        let choose = edit(Vec::new()).map(|choose| button("button plain", text.tell_choose(), choose));
        return asked.child(el("p", "soft").text(text.tell_all_before())).child_opt(choose);
    };
    let open = diary.reportable_at(id, screen.now);
    if open.is_empty() {
        return asked.child(el("p", "soft").text(text.tell_nothing()));
    }
    let is_told = |ids: &[RecordId]| ids.iter().all(|id| told.contains(id));
    let all: Vec<RecordId> = open.all().collect_vec();
    let every = is_told(&all);
    // At most as many as one record holds; the rest stays unreported and is counted.
    let room = TOLD_MAX.saturating_sub(told.len());
    let changes: Vec<(RecordId, bool)> = match every {
        true => all.into_iter().map(|id| (id, false)).collect_vec(),
        false => all.into_iter().filter(|id| !told.contains(id)).take(room).map(|id| (id, true)).collect_vec(),
    };
    let tick = |(words, ids): (String, Vec<RecordId>)| {
        let holds = is_told(&ids);
        Some((words, holds, edit(ids.into_iter().map(|id| (id, !holds)).collect_vec())?))
    };
    let mut rows: Vec<(String, bool, Command)> = reportable_things(screen, &open).into_iter().filter_map(tick).collect_vec();
    let hidden = rows.split_off(rows.len().min(TICKS));
    let group = |rows| toggles(("ticks", "chip"), heading.clone(), rows);
    let more = (!hidden.is_empty()).then(|| {
        let summary = el("summary", "").text(text.counted(hidden.len(), Text::and_more));
        el("details", "").key("more".into()).child(summary).child(group(hidden))
    });
    asked
        .child(el("p", "soft").text(text.tell_hint()))
        .child(el("div", "ticks").child_opt(edit(changes).map(|all| button("chip", text.tell_all(), all).aria_bool("aria-pressed", every))))
        .child(group(rows))
        .child_opt(more)
}

/// The label of each checkbox and the records it stands for.
fn reportable_things(screen: &Screen<'_>, open: &Unreported) -> Vec<(String, Vec<RecordId>)> {
    let (text, diary) = (screen.text, &screen.model.diary);
    let mut rows: Vec<(String, Vec<RecordId>)> =
        diary.signs(&open.signs, screen.now).into_iter().map(|sign| (screen.sign_words(&sign), sign.ids)).collect_vec();
    let timed = open.skipped.iter().chain(&open.entries);
    rows.extend(timed.filter_map(|id| Some((screen.reportable_words(*id)?, vec![*id]))));
    if !open.older.is_empty() {
        let things = screen.things(open.older.len(), open.is_cut());
        rows.push((text.older_things(&things, &text.intl.number(UNREPORTED_DAYS)), open.older.clone()));
    }
    rows
}

impl Screen<'_> {
    /// An entry or a skipped dose: when, what, and its line in the diary.
    pub(in crate::screen) fn reportable_words(&self, id: RecordId) -> Option<String> {
        let (version, speaker) = self.model.diary.said(id)?;
        Some(match &version.body {
            Body::Entry(entry) => {
                let head = self.text.script_entry(&self.when(entry.at), &self.speaker_says_score(&speaker, entry.score));
                let line = self.entry_line(id, entry);
                if line.is_empty() { head } else { format!("{head} · {line}") }
            }
            Body::Dose(dose) => self.text.script_entry(&self.when(dose.at), &self.dose_words(dose)),
            _ => return None,
        })
    }
}
