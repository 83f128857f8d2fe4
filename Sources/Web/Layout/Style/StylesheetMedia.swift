extension Stylesheet {
    /// Screens that are narrower than the page was drawn for, down to a phone of 360 pixels.
    static let narrow = """
        @media (max-width: 72rem) {
          .desk, .clue, .notice, .triage.opened { grid-template-columns: minmax(0, 1fr); }
          .triage.opened .inbox { order: 2; }
        }
        @media (max-width: 48rem) {
          .field.short, .public .field.short { grid-column: span 6; }
          .field { grid-column: 1 / -1; }
          .person .fields { grid-template-columns: 1fr 1fr; }
          .desk .entry > section { grid-template-columns: minmax(0, 1fr); }
          .desk .entry > section > h2, .desk .entry > section > :not(h2) { grid-column: 1; }
          .desk .entry > section > h2 { margin-bottom: .5rem; }
          .desk .entry > .actions, .desk .entry > .questions { margin-left: 0; }
          .top { gap: .5rem 1rem; padding: .5rem 1rem; }
          .who .organ { display: none; }
          main { padding: 1rem 1rem 2rem; }
          .doors { grid-template-columns: 1fr; gap: .75rem; }
          .letter { padding: 1.5rem 1.25rem; min-height: 0; }
          .delivery-record { padding: 1rem 1.25rem; }
          .public h1 { font-size: 1.5rem; }
        }
        @media (max-width: 30rem) {
          .field.short, .public .field.short { grid-column: 1 / -1; }
          .public .entry > section { padding: 1rem; }
          .steps { grid-template-columns: 1fr; gap: 0; margin: 1rem 0 1.5rem; }
          .steps li { border-top: 0; border-left: 5px solid var(--line); padding: .4rem 0 .6rem .85rem; }
          .person .fields { grid-template-columns: 1fr; }
          .facts { grid-template-columns: 1fr; gap: 0; }
          .facts dd { margin-bottom: .5rem; }
          .button { min-height: 2.75rem; }
          .public .top nav { display: none; }
          .mark .name { display: none; }
          .code { font-size: 1.125rem; }
        }
        @media (prefers-reduced-motion: no-preference) {
          .button, .card, .door, .row .choice { transition: background-color .12s, border-color .12s; }
        }
        @media (forced-colors: active) {
          .button, .choice, .clock, .flag { border: 1px solid; }
        }

        """

    /// Paper: a letter on A4 with the record of its delivery at the foot, a slip alone, tables without their controls.
    static let paper = """
        @page { size: A4; margin: 20mm 22mm; }
        @page document { size: A4; margin: 37mm 26mm 35mm 28mm; }
        @media print {
          :root { --ground: #ffffff; --sheet: #ffffff; --raised: #ffffff; --ink: #000000; --soft: #333333; --line: #999999;
            --edge: #666666; --blue: #000000; --blue-tint: #ffffff; --calm: #000000; --calm-tint: #ffffff; --near: #000000;
            --near-tint: #ffffff; --late: #000000; --late-tint: #ffffff; --still: #000000; --still-tint: #ffffff;
            --mark: #ffffff; color-scheme: light; }
          body, body.public { font-size: 11pt; background: #ffffff; }
          .top, .foot, .skip, .bar, .filter, .actions, .button, .hint, nav, .message { display: none; }
          .hint.compared { display: block; }
          main, .public main { padding: 0; max-width: none; }
          .scroll { overflow: visible; border: 0; }
          .list tr, .report, .slip { break-inside: avoid; }
          .list thead { display: table-header-group; }
          .entries { font-size: 8.5pt; }
          .entries th, .entries td { padding: 2pt 4pt; }
          .entries td, .entries td.number { white-space: normal; overflow-wrap: anywhere; }
          .entries th + td.number { white-space: nowrap; overflow-wrap: normal; }
          body:has(.letter) h1, body:has(.letter) .rail { display: none; }
          .notice { display: block; }
          .leaf { display: flex; flex-direction: column; justify-content: space-between; max-width: none; min-height: 250mm; }
          .letter { border: 0; box-shadow: none; padding: 0; max-width: none; min-height: 0; font-size: 16pt; line-height: 26pt; }
          .letter h2 { font-size: 22pt; margin: 16pt 0; }
          .letter-organ { font-size: 24pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .letter-paragraph + .letter-signature { margin-top: 20pt; }
          .letter-copy { font-size: 12pt; line-height: 20pt; }
          .delivery-record { border: 0; border-top: 1px dashed #000000; padding: 8pt 0 0; margin-top: 12pt; font-size: 12pt;
            line-height: 20pt; break-inside: avoid; }
          .delivery-record h2 { font-size: 14pt; margin: 0 0 4pt; }
          body.staff:has(.slip) main > h1, body.staff:has(.slip) .entry, body.staff:has(.slip) .rail { display: none; }
          .slip { border: 1px solid #000000; max-width: 148mm; }
          .slip .hint { display: block; }
          .granted { border: 0; padding: 0; }
          .letter.unprinted, .paper-form { display: none; }
          .letter.paper-sheet { page: document; font-size: 16pt; line-height: 29pt; }
          .letter.paper-sheet .letter-organ { font-size: 36pt; line-height: 1.3; margin-bottom: 29pt; }
          .paper-copy { font-size: 16pt; text-align: left; }
          .page-line { position: fixed; bottom: 0; left: 0; right: 0; font-size: 10pt; line-height: 14pt; text-align: center;
            color: #666666; }
          .desk, .clue { display: block; }
        }

        """
}
