//! Questions, the goal, notes, who wrote what, calls, follow-ups.

use chrono::NaiveDate;

use super::head::days_with_entries;
use super::page::{Page, Written, section, shortened};
use crate::app::LeaveOut;
use crate::domain::agreement::names;
use crate::domain::{CollectVec, DayPart, FollowUp, Pain, Question, RecordId, ReportNumber, ReportTopic, Score, Speaker, sort_by};
use crate::text::Text;
use crate::view::doctor::{ReportEntry, unrecorded_hours};
use crate::view::report::{Block, Limits, Line, Lines, Style, Value};

/// The top three come first.
const QUESTIONS: Limits = Limits { screen: 3, paper: 3 };
/// Characters of each of the first three.
const FIRST: (usize, usize) = (3, 160);
/// Characters of each further question.
const LATER_CHARS: usize = 80;
/// Questions in the text that is sent, and characters of each, and of an answer.
const SPOKEN: usize = 3;
const SPOKEN_CHARS: usize = 60;
/// The newest notes and calls, the nearest follow-ups.
const NOTES: Limits = Limits { screen: 5, paper: 2 };
const CALLS: Limits = Limits { screen: 5, paper: 2 };
const STEPS: Limits = Limits { screen: 5, paper: 2 };
/// Notes, calls and follow-ups that can be opened in the list; the others are counted, and open as entries.
const LISTED: usize = 20;
/// Characters of a note, of the answer in a call, and of a follow-up.
const NOTE_CHARS: usize = 110;

/// A list of records, of which the first [`LISTED`] have a line.
fn listed(topic: ReportTopic, page: &Page<'_>, all: usize, lines: Vec<Line>, most: Limits) -> Block {
    let number = || (all, Value::number(page.screen.text.counted(all, Text::show_all), ReportNumber::All(topic)));
    let more = (all > lines.len()).then(number);
    Block::Lines(Lines { all: more, ..Lines::new(lines, most) })
}

/// Questions not asked yet, now or at the start of the visit: those with a star first.
pub fn questions(page: &Page<'_>) -> Written {
    let (diary, text) = (&page.screen.model.diary, page.screen.text);
    let open = page.visit.map_or_else(|| diary.unasked(), |visit| diary.questions_shown(visit));
    let line = |(index, (id, question)): (usize, &(RecordId, &Question))| {
        let most_chars = if index < FIRST.0 { FIRST.1 } else { LATER_CHARS };
        question_line(page, (*id, question), most_chars)
    };
    let lines = open.iter().take(LISTED).enumerate().map(line).collect_vec();
    let spoken = open.iter().take(SPOKEN).zip(1..).map(|(question, number): (&(RecordId, &Question), usize)| {
        let line = question_line(page, *question, SPOKEN_CHARS);
        let words = line.values.first().map_or_else(String::new, |value| value.words.clone());
        format!("{}. {words}", page.count(number))
    });
    let mut spoken = spoken.collect_vec();
    spoken.extend((open.len() > SPOKEN).then(|| text.counted(open.len() - SPOKEN, Text::and_more)));
    let block = match listed(ReportTopic::Questions, page, open.len(), lines, QUESTIONS) {
        Block::Lines(list) if !list.lines.is_empty() => Some(Block::Lines(Lines { numbered: true, ..list })),
        _ => None,
    };
    section(ReportTopic::Questions, text.doctor_questions(), String::new(), block.into_iter().collect_vec(), spoken)
}

fn question_line(page: &Page<'_>, (id, question): (RecordId, &Question), most_chars: usize) -> Line {
    let (screen, text) = (page.screen, page.screen.text);
    let about = question.entry.and_then(|entry| Some((entry, screen.model.diary.entry(entry)?)));
    let about = about.map(|(entry_id, entry)| {
        let words = screen.about_words(entry.score, entry.at);
        Value::number(words, ReportNumber::Record(entry_id)).styled(Style::Soft)
    });
    let words = question.text.as_str().trim();
    let asked = match (words.is_empty(), &about) {
        (true, Some(_)) => None,
        (true, None) => Some(Value::plain(screen.question_words(question))),
        (false, _) => {
            let short = shortened(words, most_chars);
            let number = (short != words).then_some(ReportNumber::Record(id));
            Some(Value { number, ..page.own(&short) })
        }
    };
    let who = screen.model.diary.said(id).map(|(_, speaker)| page.name(&speaker));
    let for_whom = question.for_whom.as_ref().map(|code| text.for_whom(code.as_str()));
    let soft = who.into_iter().chain(for_whom).joined(" · ");
    let soft = (!soft.is_empty()).then(|| Value::plain(soft).styled(Style::Soft));
    let label = if question.star { "★".to_owned() } else { String::new() };
    Line::new(label, asked.into_iter().chain(soft).chain(about).collect_vec())
}

/// The person's own goal: a number, and a thing to do.
pub fn goal(page: &Page<'_>) -> Written {
    let (text, diary) = (page.screen.text, &page.screen.model.diary);
    let goal = diary.agreed_pain(names::GOAL_PAIN);
    let doing = diary.agreed(names::GOAL_DOING).trim();
    let number = goal.map(|goal| Value::plain(text.goal_number(&page.pain(goal))).styled(Style::Strong));
    let doing = (!doing.is_empty()).then(|| page.own(doing));
    let values = number.into_iter().chain(doing).collect_vec();
    let mut lines = (!values.is_empty()).then(|| Line::new(String::new(), values)).into_iter().collect_vec();
    let spoken = lines.iter().map(|line: &Line| page.sentence(line, 2)).collect_vec();
    lines.extend(goal.into_iter().flat_map(|goal| reached(page, goal)));
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, Limits::NONE)));
    section(ReportTopic::Goal, text.doctor_goal(), String::new(), blocks.into_iter().collect_vec(), spoken)
}

/// True for a number logged at the time that is at or below the goal.
pub fn is_reached(item: &ReportEntry<'_>, goal: Pain) -> bool {
    is_logged(item) && matches!(item.entry.score, Score::Number(pain) if pain <= goal)
}

fn is_logged(item: &ReportEntry<'_>) -> bool {
    !item.recalled && item.is_moment()
}

/// How many of the entries each speaker logged were at or below the goal. "Too much" is not, and counts among all: without it, the share
/// at the goal would look larger the worse the pain was.
fn reached(page: &Page<'_>, goal: Pain) -> Vec<Line> {
    let (text, data) = (page.screen.text, page.data);
    let line = |(index, speaker): (usize, &Speaker)| {
        let all = data.of_speaker(speaker).filter(|item| is_logged(item)).count();
        let count = data.of_speaker(speaker).filter(|item| is_reached(item, goal)).count();
        let words = text.goal_reached(&text.goal_number(&page.pain(goal)), &page.count(count), &page.count(all));
        (all > 0).then(|| Line::new(text.logged_of(&page.name(speaker)), vec![Value::number(words, ReportNumber::Goal(index))]))
    };
    data.speakers.iter().enumerate().filter_map(line).collect_vec()
}

/// A note of an entry or of a day.
pub enum Noted<'n> {
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

    /// Its record.
    pub const fn id(&self) -> RecordId {
        match self {
            Self::Entry(item) => item.id,
            Self::Day(id, ..) => *id,
        }
    }

    fn line(&self, page: &Page<'_>) -> Line {
        let text = page.screen.text;
        let (head, recalled, note) = match self {
            Self::Entry(item) => {
                let head = format!("{} · {} · {}", page.when(item.entry.at), page.name(&item.speaker), text.score(item.entry.score));
                (head, item.recalled, &item.entry.note)
            }
            Self::Day(_, part, speaker) => (format!("{} · {}", page.day(part.day), page.name(speaker)), part.recalled, &part.note),
        };
        let head = if recalled { text.one_recalled(&head) } else { head };
        let head = Value::number(head, ReportNumber::Record(self.id())).styled(Style::Soft);
        Line::new(String::new(), vec![head, page.own(&shortened(note.as_str(), NOTE_CHARS))])
    }
}

/// The notes of entries and days, the newest first.
pub fn noted<'p>(page: &'p Page<'p>) -> Vec<Noted<'p>> {
    let data = page.data;
    let entries = data.entries().iter().filter(|item| !item.entry.note.is_empty()).map(Noted::Entry);
    let days = data.days.iter().filter(|(_, part, _)| !part.note.is_empty());
    let mut noted: Vec<Noted<'_>> = days.map(|(id, part, speaker)| Noted::Day(*id, part, speaker)).chain(entries).collect_vec();
    sort_by(&mut noted, |a, b| b.sort_key().cmp(&a.sort_key()));
    noted
}

/// The newest notes, unchanged.
pub fn notes(page: &Page<'_>) -> Written {
    if page.leaves_out(LeaveOut::Notes) {
        return Err(None);
    }
    let noted = noted(page);
    let lines = noted.iter().take(LISTED).map(|noted| noted.line(page)).collect_vec();
    let block = (!lines.is_empty()).then(|| listed(ReportTopic::Notes, page, noted.len(), lines, NOTES));
    section(ReportTopic::Notes, page.screen.text.doctor_notes(), String::new(), block.into_iter().collect_vec(), Vec::new())
}

/// Who wrote what; at the time or recalled; days and hours without an entry.
pub fn recorded(page: &Page<'_>) -> Written {
    let (text, data) = (page.screen.text, page.data);
    let mut lines = Vec::new();
    for (index, speaker) in data.all_speakers().iter().enumerate() {
        let mut values = Vec::new();
        for recalled in [false, true] {
            let count = data.of_speaker(speaker).filter(|item| item.recalled == recalled).count();
            let entries = || text.counted(count, Text::entries);
            let words = if recalled { text.recalled_count(&entries()) } else { text.counted(count, Text::logged_count) };
            values.extend((count > 0).then(|| Value::number(words, ReportNumber::Recorded(index, recalled))));
        }
        let typed = data.of_speaker(speaker).filter(|item| item.typed_by_another).count();
        let words = text.counted(typed, Text::typed_by_another);
        values.extend((typed > 0).then(|| Value::number(words, ReportNumber::TypedByAnother(index))));
        let parts = data.days.iter().filter(|(_, part, who)| who == speaker && page.shows_part(part));
        let mut days: Vec<(NaiveDate, bool)> = parts.map(|(_, part, _)| (part.day, part.recalled)).collect_vec();
        days.dedup_by_key(|(day, _)| *day);
        let recalled = days.iter().filter(|(_, recalled)| *recalled).count();
        let words = page.often(text.counted(days.len(), Text::days_noted), recalled);
        values.extend((!days.is_empty()).then(|| Value::number(words, ReportNumber::DaysNoted(index))));
        let doses = data.doses.iter().filter(|item| item.speaker == *speaker).count();
        let recalled = data.doses.iter().filter(|item| item.speaker == *speaker && item.dose.recalled).count();
        let words = page.often(text.counted(doses, Text::doses_noted), recalled);
        values.extend((doses > 0).then(|| Value::number(words, ReportNumber::Doses(index))));
        let label = match speaker {
            Speaker::Patient => format!("{} ({})", page.name(speaker), text.says_itself()),
            Speaker::Carer(_) | Speaker::SomeCarer => format!("{} ({})", page.name(speaker), text.observes()),
            // Whether it is the patient is not known.
            Speaker::Other => page.name(speaker),
        };
        lines.push(Line::new(label, values));
    }
    lines.extend((!lines.is_empty()).then(|| without_entry(page)));
    let blocks = (!lines.is_empty()).then(|| Block::Lines(Lines::new(lines, Limits::NONE)));
    section(ReportTopic::Recorded, text.doctor_recorded(), String::new(), blocks.into_iter().collect_vec(), Vec::new())
}

/// "Without an entry: 4 of 30 days, 612 of 720 hours of the clock".
fn without_entry(page: &Page<'_>) -> Line {
    let (text, hours) = (page.screen.text, unrecorded_hours(page.data));
    let (written, days) = days_with_entries(page);
    let number = |hours: i64| text.intl.number(hours);
    let of_days = text.days_of_all(&page.count(days.saturating_sub(written)), &page.count(days));
    let of_hours = text.hours_of_all(&number(hours.without), &number(hours.hours));
    Line::new(text.without_entry(), vec![Value::plain(of_days), Value::plain(of_hours)])
}

/// Calls to the team, what was answered, and what the team was not told.
pub fn calls(page: &Page<'_>) -> Written {
    let (screen, text, calls) = (page.screen, page.screen.text, &page.data.calls);
    let line = |(id, call): &(RecordId, &crate::domain::Call)| {
        let when = Value::number(page.when(call.at), ReportNumber::Record(*id));
        let by = page.shown_name(call.answered_by.as_str());
        let outcome = [text.call_outcome(call.outcome.as_str())].into_iter().chain(by).joined(" · ");
        let says = !call.said.is_empty() && !page.leaves_out(LeaveOut::Notes);
        let said = says.then(|| page.own(&shortened(call.said.as_str(), NOTE_CHARS)));
        Line::new(String::new(), [when, Value::plain(outcome)].into_iter().chain(said).collect_vec())
    };
    let lines = calls.iter().rev().take(LISTED).map(line).collect_vec();
    let most = if page.is_long() { Limits { paper: 1, ..CALLS } } else { CALLS };
    let mut blocks = (!lines.is_empty()).then(|| listed(ReportTopic::Calls, page, calls.len(), lines, most)).into_iter().collect_vec();
    if let Some(told) = screen.reported_short(&|name| page.shown_name(name), &|at| page.when(at)) {
        let number = (!screen.unreported().is_empty()).then_some(ReportNumber::Unreported);
        blocks.push(Block::Lines(Lines::new(vec![Line::new(String::new(), vec![Value { number, ..Value::plain(told) }])], Limits::NONE)));
    }
    let spoken = calls.last().map(|(id, call)| {
        let line = line(&(*id, *call));
        let said = call.said.as_str();
        let said = (!said.is_empty() && !page.leaves_out(LeaveOut::Notes)).then(|| page.own(&shortened(said, SPOKEN_CHARS)).words);
        let more = (calls.len() > 1).then(|| text.counted(calls.len() - 1, Text::and_more));
        line.values.into_iter().take(2).map(|value| value.words).chain(said).chain(more).joined(", ")
    });
    section(ReportTopic::Calls, text.doctor_calls(), String::new(), blocks, spoken.into_iter().collect_vec())
}

/// Follow-ups that are not done.
pub fn steps(page: &Page<'_>) -> Written {
    let (screen, text) = (page.screen, page.screen.text);
    let open = screen.model.diary.steps_to_do();
    let line = |(id, step): &(RecordId, &FollowUp)| {
        let who = page.shown_name(step.who.as_str());
        let by = step.by.map(|day| text.step_by_day(&screen.list_day(day)));
        let soft = who.into_iter().chain(by).joined(" · ");
        let what = step.what.as_str();
        let short = shortened(what, NOTE_CHARS);
        let number = (short != what).then_some(ReportNumber::Record(*id));
        let what = if what.is_empty() { Value::plain(text.step_title()) } else { Value { number, ..page.own(&short) } };
        let soft = (!soft.is_empty()).then(|| Value::plain(soft).styled(Style::Soft));
        Line::new(String::new(), [what].into_iter().chain(soft).collect_vec())
    };
    let lines = open.iter().take(LISTED).map(line).collect_vec();
    let block = (!lines.is_empty()).then(|| listed(ReportTopic::Steps, page, open.len(), lines, STEPS));
    section(ReportTopic::Steps, text.steps_title(), String::new(), block.into_iter().collect_vec(), Vec::new())
}
