/// The public front page: three doors, the rules of the house, and the other ways to be heard.
public struct HomePage: PublicPage {
    /// The organ that receives reports here.
    public var office: Office
    /// The reception days that are published: place and date.
    public var receptions: [Reception] = []

    public init(office: Office) {
        self.office = office
    }

    public var heading: Text { .homeHeading }
    public var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .home) }

    public func write(into html: inout HTML, in frame: PublicFrame) {
        html(.p, .class("lead"), say: .homeLead)
        html(.ul, .class("doors")) { html in
            html.door(.doorReport, .doorReportHint, .report)
            html.door(.doorTrack, .doorTrackHint, .track)
            html.door(.doorGuide, .doorGuideHint, .here("guide"))
        }
        html(.section, .id("guide"), .focusable) { html in
            html(.h2, say: .guideTitle)
            html(.h3, say: .guideScopeTitle)
            html(.p, say: .guideScope)
            html(.h3, say: .guideOutsideTitle)
            html(.p, say: .guideOutside)
            html(.h3, say: .guideRightsTitle)
            html.points([.guideRight1, .guideRight2, .guideRight3, .guideRight4])
            html(.h3, say: .guideDutiesTitle)
            html.points([.guideDuty1, .guideDuty2, .guideDuty3])
            html(.h3, say: .guideProtectionTitle)
            html.points([.guideProtection1, .guideProtection2, .guideProtection3])
        }
        writeReceptions(into: &html)
        html(.section) { html in
            html(.h2, say: .otherWays)
            html.office(office)
        }
    }
}

extension HTML {
    fileprivate mutating func door(_ name: Text, _ hint: Text, _ link: Link) {
        self(.li) { html in
            html(.a, .class("door"), .href(link)) { html in
                html(.strong, say: name)
                html(.span, say: hint)
            }
        }
    }

    /// Appends a list of our words.
    mutating func points(_ points: [Text]) {
        self(.ul) { html in
            for point in points { html(.li, say: point) }
        }
    }
}
