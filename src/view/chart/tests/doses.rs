//! The marks of doses.

use super::*;

#[test]
fn doses_are_apart_or_one_mark_with_their_number() {
    let dose = |time: &str| moment(&format!("2026-11-21T{time}:00+01:00"));
    let marks = |times: &[&str], span: (&str, &str), text: i64| {
        let doses = times.iter().map(|time| dose(time)).collect::<Vec<_>>();
        let size = Size { text, ..Size::PHONE };
        let plotted = Plotted {
            points: &[],
            of_days: &[],
            doses: &doses,
            changes: &[],
            span: (day(span.0), day(span.1)),
            columns: Columns::Hours,
            size,
        };
        let chart = Chart::new(&plotted);
        let column = &chart.columns[chart.column_at(400).min(chart.columns.len() - 1)];
        let lefts = chart.doses.split('M').skip(1).filter_map(|mark| mark.split(' ').next()?.parse::<i64>().ok()).collect::<Vec<_>>();
        let counted = chart.dose_counts.iter().map(|(count, ..)| count - 1).sum::<usize>();
        assert_eq!(lefts.len() + counted, times.len(), "each dose is a mark or in a number");
        assert!(lefts.windows(2).all(|two| two[1] - two[0] >= 32 + 14), "marks do not touch: {lefts:?}");
        assert!(lefts.iter().all(|x| (column.x..column.x + column.width).contains(x)), "in their day: {lefts:?}");
        let labels =
            chart.dose_counts.iter().map(|(count, x, y)| Label { x: *x, y: *y, anchor: Anchor::Middle, words: format!("{count}×") });
        let labels = labels.collect::<Vec<_>>();
        let edges = labels.iter().map(|label| label.edges(text * UNIT)).collect::<Vec<_>>();
        assert!(edges.windows(2).all(|two| two[0][2] < two[1][0]), "numbers do not touch: {labels:?}");
        chart.dose_counts.iter().map(|(count, ..)| *count).collect::<Vec<_>>()
    };
    let (week, one) = (("2026-11-19", "2026-11-25"), ("2026-11-21", "2026-11-21"));
    assert_eq!(marks(&["02:00", "12:00", "22:00"], week, 11), [] as [usize; 0]);
    assert_eq!(marks(&["08:00", "08:20", "09:00"], week, 11), [3]);
    assert_eq!(marks(&["02:00", "02:00", "20:00", "22:00"], week, 11), [2, 2]);
    assert_eq!(
        marks(&["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "23:59"], week, 22),
        [8],
        "no room for three"
    );
    assert_eq!(marks(&["08:00", "08:20", "09:00"], one, 11), [2], "a day has more room");
    assert_eq!(marks(&["23:50", "23:59"], one, 11), [2]);
}
