//! Layout of the diary's list by day: the position of each line, and which lines are visible.

use chrono::NaiveDate;

use crate::domain::{RecordId, RowKey, Slot};

/// Heights of the diary's lines, in CSS pixels. They depend on the text size, so they are measured in the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// A day's heading.
    pub day_px: f64,
    /// A line.
    pub row_px: f64,
    /// Between one day and the next.
    pub gap_px: f64,
}

/// The values of the style sheet for the default text size, used until they are measured.
impl Default for Metrics {
    fn default() -> Self {
        Self { day_px: 48.0, row_px: 76.0, gap_px: 16.0 }
    }
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Its distance from the top of the list, in CSS pixels.
    pub top_px: f64,
    /// What it is.
    pub kind: ItemKind,
}

/// A heading or an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// The heading of a day.
    Day(NaiveDate),
    /// An entry, a dose, or the note of the day.
    Row {
        /// The record.
        id: RecordId,
        /// True for the note of the day.
        note: bool,
        /// True for the last of its day.
        last: bool,
    },
}

#[derive(Debug, PartialEq)]
struct Day {
    date: NaiveDate,
    first_row: usize,
    rows: usize,
    top_px: f64,
}

/// The days of a diary, laid out.
#[derive(Debug, PartialEq)]
pub struct DayList {
    days: Vec<Day>,
    metrics: Metrics,
    height_px: f64,
}

impl DayList {
    /// Lays out rows sorted newest day first.
    #[must_use]
    pub fn new(rows: &[RowKey], metrics: Metrics) -> Self {
        let Metrics { day_px, row_px, gap_px } = metrics;
        let mut days: Vec<Day> = Vec::new();
        let mut top_px = 0.0;
        let mut first_row = 0;
        for chunk in rows.chunk_by(|a, b| a.day == b.day) {
            let Some(first) = chunk.first() else { continue };
            days.push(Day { date: first.day, first_row, rows: chunk.len(), top_px });
            first_row += chunk.len();
            top_px += day_px + pixels(chunk.len(), row_px) + gap_px;
        }
        Self { days, metrics, height_px: top_px }
    }

    /// Height of the whole list, in CSS pixels.
    #[must_use]
    pub const fn height_px(&self) -> f64 {
        self.height_px
    }

    /// The lines that overlap `from_px` to `to_px`, measured from the top of the list, in order.
    #[must_use]
    pub fn window(&self, rows: &[RowKey], from_px: f64, to_px: f64) -> Vec<Item> {
        let day_px = self.metrics.day_px;
        let first_day = self.days.partition_point(|day| day.top_px <= from_px).saturating_sub(1);
        let mut items = Vec::new();
        for day in self.days.iter().skip(first_day).take_while(|day| day.top_px < to_px) {
            if day.top_px + day_px > from_px {
                items.push(Item { top_px: day.top_px, kind: ItemKind::Day(day.date) });
            }
            self.window_of_day(day, rows, (from_px, to_px), &mut items);
        }
        items
    }

    fn window_of_day(&self, day: &Day, rows: &[RowKey], (from_px, to_px): (f64, f64), items: &mut Vec<Item>) {
        let Metrics { day_px, row_px, .. } = self.metrics;
        let rows_top_px = day.top_px + day_px;
        let skipped = whole_rows(from_px - rows_top_px, row_px).min(day.rows);
        let end = whole_rows(to_px - rows_top_px, row_px).saturating_add(1).min(day.rows);
        let of_day = rows.get(day.first_row..day.first_row + day.rows).unwrap_or_default();
        for (index, row) in of_day.iter().enumerate().take(end).skip(skipped) {
            let top_px = rows_top_px + pixels(index, row_px);
            if top_px < to_px {
                items.push(Item { top_px, kind: ItemKind::Row { id: row.id, note: row.slot == Slot::Note, last: index + 1 == day.rows } });
            }
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a list of 2⁵² rows is not shown on any screen")]
fn pixels(rows: usize, row_px: f64) -> f64 {
    rows as f64 * row_px
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to zero; beyond the list it is cut by the caller")]
fn whole_rows(px: f64, row_px: f64) -> usize {
    (px / row_px).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Moment;

    const METRICS: Metrics = Metrics { day_px: 40.0, row_px: 70.0, gap_px: 16.0 };

    /// Days with so many entries each, newest day first.
    fn rows(days: &[usize]) -> Vec<RowKey> {
        let mut rows = Vec::new();
        for (day, count) in days.iter().enumerate() {
            for entry in 0..*count {
                let text = format!("2026-11-{:02}T{:02}:00:00+00:00", 28 - day, 23 - entry);
                let at = Moment::parse(&text).expect("a time");
                rows.push(RowKey {
                    day: at.day(),
                    slot: Slot::At(at),
                    id: RecordId::new(i64::try_from(rows.len()).expect("few"), &[0; 10]),
                });
            }
        }
        rows
    }

    #[test]
    fn every_line_appears_exactly_once_in_the_whole_window() {
        let rows = rows(&[3, 1, 5]);
        let list = DayList::new(&rows, METRICS);
        assert!((list.height_px() - (3.0 * (40.0 + 16.0) + 9.0 * 70.0)).abs() < 1e-9);
        let items = list.window(&rows, 0.0, list.height_px());
        let ids: Vec<_> = items.iter().filter_map(|item| if let ItemKind::Row { id, .. } = item.kind { Some(id) } else { None }).collect();
        assert_eq!(ids, rows.iter().map(|row| row.id).collect::<Vec<_>>());
        assert_eq!(items.iter().filter(|item| matches!(item.kind, ItemKind::Day(_))).count(), 3);
        assert_eq!(items.iter().filter(|item| matches!(item.kind, ItemKind::Row { last: true, .. })).count(), 3);
        assert!(items.windows(2).all(|pair| pair[0].top_px < pair[1].top_px));
    }

    #[test]
    fn any_window_is_the_part_of_the_whole_that_it_touches() {
        let rows = rows(&[3, 1, 5, 2, 20, 1]);
        let list = DayList::new(&rows, METRICS);
        let all = list.window(&rows, 0.0, list.height_px());
        for from in (0..3000).step_by(7) {
            let (from_px, to_px) = (f64::from(from), f64::from(from) + 333.0);
            let touched: Vec<Item> = all
                .iter()
                .filter(|item| {
                    let height = if matches!(item.kind, ItemKind::Day(_)) { METRICS.day_px } else { METRICS.row_px };
                    item.top_px < to_px && item.top_px + height > from_px
                })
                .copied()
                .collect();
            assert_eq!(list.window(&rows, from_px, to_px), touched, "from {from}");
        }
    }

    #[test]
    fn an_empty_diary_has_no_lines() {
        let list = DayList::new(&[], METRICS);
        assert_eq!((list.height_px(), list.window(&[], -50.0, 5000.0)), (0.0, Vec::new()));
    }
}
