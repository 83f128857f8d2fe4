-- What an office owes to those who write to it: the yearly report on ordinary petitions (XF-41).
-- Lock: access exclusive on casework.trend_report and casework.trend_figure until commit. Duration: each is read once,
-- instant at a few rows a year. Undo: put the constraints of m0036 back, once no row is of a year.

set local role dengwen_owner;

-- XF-41: the quarter 0 is the whole year: the yearly report.
alter table casework.trend_report
    drop constraint trend_report_quarter_is_known,
    add constraint trend_report_quarter_is_known check (trend_quarter between 0 and 4);

-- XF-41: to whom petitions belong, what became of them, what was assigned and urged, which advice was taken.
alter table casework.trend_figure
    drop constraint trend_figure_dimension_is_known,
    add constraint trend_figure_dimension_is_known check (
        dimension in (
            'total', 'channel', 'kind', 'breach', 'micro', 'micro_category', 'level', 'area', 'repeat', 'signature',
            'field', 'way', 'opinion', 'urged', 'advice'
        )
    );

reset role;
