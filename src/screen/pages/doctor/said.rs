//! The sections with questions, the goal, quotations, who recorded, calls, follow-ups.

use chrono::NaiveDate;

use super::super::super::node::{Node, el};
use super::parts::{Page, Section, line, lines};
use crate::app::{LeaveOut, ReportNumber, ReportSection};
use crate::domain::agreement::names;
use crate::domain::{CollectVec, DayPart, FollowUp, Pain, Question, RecordId, Score, Speaker, sort_by};
use crate::view::doctor::ReportEntry;

/// Most questions printed; the first three have more room.
const QUESTIONS: usize = 10;
/// See [`QUESTIONS`].
const FIRST: usize = 3;
/// Characters printed of each of those.
const FIRST_CHARS: usize = 200;
/// Characters printed of each further question.
const LATER_CHARS: usize = 90;
/// Notes on the paper, the newest.
const NOTES: usize = 5;
/// Characters printed of a note, of the answer in a call, and of a follow-up.
const NOTE_CHARS: usize = 240;
/// The limit for each note where the printed notes together exceed [`ALL_NOTES_CHARS`]: then other sections already fill two sheets.
const TIGHT_CHARS: usize = 100;
/// See [`TIGHT_CHARS`].
const ALL_NOTES_CHARS: usize = 600;
/// Calls on the paper, the newest.
const CALLS: usize = 6;
/// Most follow-ups printed, the nearest.
const STEPS: usize = 6;

fn shortened(text: &str, most_chars: usize) -> String {
    let short: String = text.chars().take(most_chars).collect();
    if short.len() < text.len() { format!("{short} …") } else { short }
}

/// A quotation shortened for paper; on screen a button opens the rest.
fn own_shortened<'p>(page: &'p Page<'p>, section: &mut Section<'p>, id: RecordId, (words, most_chars): (&str, usize)) -> Node {
    let short = shortened(words, most_chars);
    let is_cut = short != words;
    let rest = is_cut.then(|| {
        let all = page.screen.text.counted(1, crate::text::Text::show_all);
        section.number(ReportNumber::WholeText(id), all, || vec![id]).attr("data-screen", "")
    });
    el("span", "").child(page.own(&short)).child_opt(rest)
}

/// Questions not asked yet, now or at the start of the visit: the report begins with them.
pub fn questions<'p>(page: &'p Page<'p>) -> Section<'p> {
    let diary = &page.screen.model.diary;
    let mut section = Section::new(page, page.screen.text.doctor_questions());
    let open = page.visit.map_or_else(|| diary.unasked(), |visit| diary.questions_shown(visit));
    let ids: Vec<RecordId> = open.iter().map(|(id, _)| *id).collect_vec();
    let first = open.iter().take(QUESTIONS).enumerate();
    let rows: Vec<Node> = first
        .map(|(index, (id, question))| {
            let most_chars = if index < FIRST { FIRST_CHARS } else { LATER_CHARS };
            question_row(page, &mut section, (*id, question), most_chars)
        })
        .collect_vec();
    if !rows.is_empty() {
        let more = section.more(ReportSection::Questions, &ids, QUESTIONS);
        section.push(el("ol", "asking-list").children(rows).child_opt(more));
    }
    section
}

fn question_row<'p>(page: &'p Page<'p>, section: &mut Section<'p>, (id, question): (RecordId, &Question), most_chars: usize) -> Node {
    let (screen, text) = (page.screen, page.screen.text);
    let about = question.entry.and_then(|entry| Some((entry, screen.model.diary.entry(entry)?)));
    let about = about
        .map(|(entry_id, entry)| section.number(ReportNumber::About(id), screen.about_words(entry.score, entry.at), || vec![entry_id]));
    let words = question.text.as_str().trim();
    let who = screen.model.diary.said(id).map(|(_, speaker)| page.name(&speaker));
    let for_whom = question.for_whom.as_ref().map(|code| text.for_whom(code.as_str()));
    let soft = who.into_iter().chain(for_whom).joined(" · ");
    let asked = match (words.is_empty(), &about) {
        (true, Some(_)) => None,
        (true, None) => Some(el("span", "").text(screen.question_words(question))),
        (false, _) => Some(own_shortened(page, section, id, (words, most_chars))),
    };
    let star = question.star.then(|| el("span", "").text_static("★ "));
    let asked = asked.map(|asked| el("b", "").child(asked));
    el("li", "").child_opt(star).child_opt(asked).text_static(" ").child(el("span", "soft").text(soft)).text_static(" ").child_opt(about)
}

/// The person's own goal: a number, and a thing to do.
pub fn goal<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let mut section = Section::new(page, text.goal_title());
    let goal = diary.agreed_pain(names::GOAL_PAIN);
    let doing = diary.agreed(names::GOAL_DOING).trim();
    if goal.is_some() || !doing.is_empty() {
        let doing = (!doing.is_empty()).then(|| page.own(doing));
        section.push(
            el("p", "")
                .child_opt(goal.map(|goal| el("b", "").text(text.goal_number(&text.score(Score::Number(goal))))))
                .text_static(" ")
                .child_opt(doing),
        );
    }
    let rows: Vec<Node> = goal.into_iter().flat_map(|goal| reached(page, &mut section, goal)).collect_vec();
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

/// How many of the numbers each speaker logged were at or below the goal.
fn reached<'p>(page: &'p Page<'p>, section: &mut Section<'p>, goal: Pain) -> Vec<Node> {
    let (text, data) = (page.screen.text, page.data);
    let words = text.goal_number(&text.score(Score::Number(goal)));
    let row = |(index, speaker): (usize, &'p Speaker)| {
        let logged = |item: &ReportEntry<'_>| item.speaker == *speaker && !item.recalled && item.is_moment();
        let low = |item: &ReportEntry<'_>| logged(item) && matches!(item.entry.score, Score::Number(pain) if pain <= goal);
        let all = data.entries().iter().filter(|item| logged(item)).count();
        let count = data.entries().iter().filter(|item| low(item)).count();
        let value = text.goal_reached(&words, &page.count(count), &page.count(all));
        let value = section.number(ReportNumber::Goal(index), value, || data.ids(low));
        (all > 0).then(|| line(page, &text.logged_of(&page.name(speaker)), vec![value]))
    };
    data.speakers.iter().enumerate().filter_map(row).collect_vec()
}

/// A note of an entry or of a day.
enum Noted<'n> {
    Entry(&'n ReportEntry<'n>),
    Day(RecordId, &'n DayPart, &'n Speaker),
}

impl Noted<'_> {
    /// Sort key: a day's note comes before notes of that day's entries.
    fn sort_key(&self) -> (NaiveDate, i64) {
        match self {
            Self::Entry(item) => (item.entry.at.day(), item.entry.at.unix_ms()),
            Self::Day(_, part, _) => (part.day, i64::MAX),
        }
    }

    const fn id(&self) -> RecordId {
        match self {
            Self::Entry(item) => item.id,
            Self::Day(id, ..) => *id,
        }
    }

    fn note(&self) -> &str {
        match self {
            Self::Entry(item) => item.entry.note.as_str(),
            Self::Day(_, part, _) => part.note.as_str(),
        }
    }

    fn row<'p>(&self, page: &'p Page<'p>, section: &mut Section<'p>, most_chars: usize) -> Node {
        let text = page.screen.text;
        let recalled = |head: String, recalled: bool| if recalled { text.one_recalled(&head) } else { head };
        let head = match self {
            Self::Entry(item) => {
                let head = format!("{} · {} · {}", page.when(item.entry.at), page.name(&item.speaker), text.score(item.entry.score));
                recalled(head, item.recalled)
            }
            Self::Day(_, part, speaker) => {
                let head = format!("{} · {}", text.intl.short_day(part.day, page.screen.now.day()), page.name(speaker));
                recalled(head, part.recalled)
            }
        };
        let id = self.id();
        let head = section.number(ReportNumber::Note(id), head, || vec![id]);
        el("li", "").child(head).text_static(" ").child(page.own(&shortened(self.note(), most_chars)))
    }
}

/// The newest notes of entries and days, unchanged.
pub fn own_words<'p>(page: &'p Page<'p>) -> Section<'p> {
    let data = page.data;
    let mut section = Section::new(page, page.screen.text.doctor_notes());
    if page.leaves_out(LeaveOut::Notes) {
        return section.or_else(None);
    }
    let entries = data.entries().iter().filter(|item| !item.entry.note.is_empty()).map(Noted::Entry);
    let days = data.days.iter().filter(|(_, part, _)| !part.note.is_empty());
    let mut noted: Vec<Noted<'_>> = days.map(|(id, part, speaker)| Noted::Day(*id, part, speaker)).chain(entries).collect_vec();
    sort_by(&mut noted, |a, b| b.sort_key().cmp(&a.sort_key()));
    let all_chars: usize = noted.iter().take(NOTES).map(|noted| noted.note().chars().count().min(NOTE_CHARS)).sum();
    let most_chars = if all_chars > ALL_NOTES_CHARS { TIGHT_CHARS } else { NOTE_CHARS };
    let rows: Vec<Node> = noted.iter().take(NOTES).map(|noted| noted.row(page, &mut section, most_chars)).collect_vec();
    if !rows.is_empty() {
        let ids: Vec<RecordId> = noted.iter().map(Noted::id).collect_vec();
        let more = section.more(ReportSection::Notes, &ids, NOTES);
        section.push(lines(rows).child_opt(more));
    }
    section
}

/// Who recorded what; logged then or recalled.
pub fn recorded<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (text, data) = (page.screen.text, page.data);
    let mut section = Section::new(page, text.doctor_recorded());
    let mut rows = Vec::new();
    for (index, speaker) in data.all_speakers().iter().enumerate() {
        let mut values = Vec::new();
        for recalled in [false, true] {
            let ids = data.ids(|item| item.speaker == *speaker && item.recalled == recalled);
            if ids.is_empty() {
                continue;
            }
            let entries = text.counted(ids.len(), crate::text::Text::entries);
            let words = if recalled { text.recalled_count(&entries) } else { text.logged_count(&entries) };
            values.push(section.number(ReportNumber::Recorded(index, recalled), words, || ids));
        }
        let ids = data.ids(|item: &ReportEntry<'_>| item.speaker == *speaker && item.typed_by_another);
        if !ids.is_empty() {
            let words = text.counted(ids.len(), crate::text::Text::typed_by_another);
            values.push(section.number(ReportNumber::TypedByAnother(index), words, || ids));
        }
        let parts = || data.days.iter().rev().filter(|(_, part, who)| who == speaker && page.shows_part(part));
        let mut days: Vec<(NaiveDate, bool)> = parts().map(|(_, part, _)| (part.day, part.recalled)).collect_vec();
        days.dedup_by_key(|(day, _)| *day);
        if !days.is_empty() {
            let recalled = days.iter().filter(|(_, recalled)| *recalled).count();
            let words = page.often(text.counted(days.len(), crate::text::Text::days_noted), recalled);
            values.push(section.number(ReportNumber::Days(index), words, || parts().map(|(id, ..)| *id).collect_vec()));
        }
        let items = || data.doses.iter().rev().filter(|item| item.speaker == *speaker);
        let doses: Vec<RecordId> = items().map(|item| item.id).collect_vec();
        if !doses.is_empty() {
            let recalled = items().filter(|item| item.dose.recalled).count();
            let words = page.often(text.counted(doses.len(), crate::text::Text::doses_noted), recalled);
            values.push(section.number(ReportNumber::Doses(index), words, || doses));
        }
        let role = if *speaker == Speaker::Patient { text.says_itself() } else { text.observes() };
        rows.push(line(page, &format!("{} ({role})", page.name(speaker)), values));
    }
    if !rows.is_empty() {
        section.push(lines(rows));
    }
    section
}

/// Calls to the team, and what was answered.
pub fn calls<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (screen, text, calls) = (page.screen, page.screen.text, &page.data.calls);
    let mut section = Section::new(page, text.doctor_calls());
    let mut rows = Vec::new();
    for (id, call) in calls.iter().rev().take(CALLS) {
        let when = section.number(ReportNumber::Call(*id), page.when(call.at), || vec![*id]);
        let by = page.shown_name(call.answered_by.as_str());
        let outcome = [text.call_outcome(call.outcome.as_str())].into_iter().chain(by).joined(" · ");
        let said =
            (!call.said.is_empty() && !page.leaves_out(LeaveOut::Notes)).then(|| page.own(&shortened(call.said.as_str(), NOTE_CHARS)));
        rows.push(el("li", "").child(when).text_static(" ").child(el("span", "").text(outcome)).text_static(" ").child_opt(said));
    }
    if !rows.is_empty() {
        let ids: Vec<RecordId> = calls.iter().rev().map(|(id, _)| *id).collect_vec();
        let more = section.more(ReportSection::Calls, &ids, CALLS);
        section.push(lines(rows).child_opt(more));
    }
    let told = screen.reported_words(&|speaker| page.name(speaker), &|name| page.shown_name(name));
    if let Some(told) = told {
        let unreported: Vec<RecordId> = screen.unreported().all().collect_vec();
        let words =
            if unreported.is_empty() { el("span", "").text(told) } else { section.number(ReportNumber::Unreported, told, || unreported) };
        section.push(lines(vec![el("li", "").child(words)]));
    }
    section
}

/// Follow-ups that are not done.
pub fn steps<'p>(page: &'p Page<'p>) -> Section<'p> {
    let (screen, text) = (page.screen, page.screen.text);
    let mut section = Section::new(page, text.steps_title());
    let open = screen.model.diary.steps_to_do();
    let mut row = |(id, step): &(RecordId, &FollowUp)| {
        let who = page.shown_name(step.who.as_str());
        let by = step.by.map(|day| text.step_by_day(&text.intl.day(day, screen.now.day())));
        let soft = who.into_iter().chain(by).joined(" · ");
        let what = step.what.as_str();
        let what = if what.is_empty() {
            el("span", "").text(text.step_title())
        } else {
            own_shortened(page, &mut section, *id, (what, NOTE_CHARS))
        };
        el("li", "").child(what).text_static(" ").child(el("span", "soft").text(soft))
    };
    let rows: Vec<Node> = open.iter().take(STEPS).map(&mut row).collect_vec();
    if !rows.is_empty() {
        let ids: Vec<RecordId> = open.iter().map(|(id, _)| *id).collect_vec();
        let more = section.more(ReportSection::Steps, &ids, STEPS);
        section.push(lines(rows).child_opt(more));
    }
    section
}
