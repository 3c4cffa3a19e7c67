package scenario

import (
	"cmp"
	"path"
	"regexp"
	"strconv"
	"strings"

	"ders/generator/lang"
	"ders/generator/markdown"
	"ders/generator/site"
	"ders/generator/source"
)

var (
	ruleNotLink = source.Define("scenario/not-a-link", source.Error,
		source.Text{Message: "bu seçenek bir sahneye bağlanmıyor", Hint: "söylenen sözü köşeli ayraca, gidilen sahneyi hemen arkasına yazın: - [Söz](#sahne)"},
		source.Text{Message: "this choice is no link to a scene", Hint: "write what is said in brackets, and right behind it the scene it leads to: - [Words](#scene)"})
	ruleMarkedList = source.Define("scenario/marked-list", source.Error,
		source.Text{Message: "senaryoda [x] ve [ ] işaretleri kullanılmaz", Hint: "her seçeneği gittiği sahneye bağlayın: - [Söz](#sahne) `points +2`"},
		source.Text{Message: "a scenario has no marks [x] and [ ]", Hint: "link every choice to the scene it leads to: - [Words](#scene) `points +2`"})
	ruleOtherPage = source.Define("scenario/other-page", source.Error,
		source.Text{Message: "bu seçenek senaryonun dışına gidiyor", Hint: "aynı dosyadaki bir sahneyi yazın: (#sahne); sayfa bağlantısını geri bildirime koyun"},
		source.Text{Message: "this choice leads out of the scenario", Hint: "name a scene of this file: (#scene); links to pages belong into the coaching"})
	ruleEmptyChoice = source.Define("scenario/empty-choice", source.Error,
		source.Text{Message: "seçeneğin metni boş", Hint: "köşeli ayraçların arasına söylenen sözü yazın"},
		source.Text{Message: "the choice has no text", Hint: "write between the brackets what is said"})
	ruleEqualChoices = source.Define("scenario/equal-choices", source.Error,
		source.Text{Message: "bu sahnede iki seçenek aynı: “%s”", Hint: "birini değiştirin ya da silin"},
		source.Text{Message: "two choices of the scene are equal: “%s”", Hint: "change or delete one of them"})
	ruleBesideChoice = source.Define("scenario/beside-choice", source.Error,
		source.Text{Message: "seçeneğin bağlantısından sonra metin var", Hint: "sözü köşeli ayracın içine, etkileri `ters tırnak` içine, geri bildirimi “  > ” ile alt satıra yazın"},
		source.Text{Message: "there is text behind the choice's link", Hint: "write the words inside the brackets, effects between `backticks`, and coaching on the next line, behind “  > ”"})
	ruleBadEffect = source.Define("scenario/bad-effect", source.Error,
		source.Text{Message: "“%s” bir etki ya da koşul değil", Hint: "etkiyi `%[2]s`, koşulu `if: %[3]s` gibi yazın"},
		source.Text{Message: "“%s” is no effect and no condition", Hint: "write an effect like `%[2]s`, a condition like `if: %[3]s`"})
	ruleJoinedEffects = source.Define("scenario/joined-effects", source.Error,
		source.Text{Message: "“%s” birkaç etkiyi birleştiriyor", Hint: "her etkiyi kendi ters tırnaklarının içine alın: %[2]s"},
		source.Text{Message: "“%s” joins several effects", Hint: "put every effect between its own backticks: %[2]s"})
	ruleBareEffect = source.Define("scenario/bare-effect", source.Error,
		source.Text{Message: "“%s” ters tırnak içinde değil", Hint: "şöyle yazın: `%[1]s`"},
		source.Text{Message: "“%s” is not between backticks", Hint: "write it like this: `%[1]s`"})
	ruleTargetHash = source.Define("scenario/target-without-hash", source.Error,
		source.Text{Message: "“%s” bir sahneye götürmüyor: # işareti eksik", Hint: "şöyle yazın: (#%[1]s)"},
		source.Text{Message: "“%s” leads to no scene: it lacks the #", Hint: "write it like this: (#%[1]s)"})
	ruleSpacedTarget = source.Define("scenario/spaced-target", source.Error,
		source.Text{Message: "“%s” okunamıyor: sahnenin kimliğinde boşluk olmaz", Hint: "şöyle yazın: (#%[2]s)"},
		source.Text{Message: "“%s” cannot be read: the id of a scene has no spaces", Hint: "write it like this: (#%[2]s)"})
	ruleEffectSize = source.Define("scenario/effect-size", source.Error,
		source.Text{Message: "“%s” çok büyük; sınır %d", Hint: "daha küçük bir sayı yazın"},
		source.Text{Message: "“%s” is too large; the limit is %d", Hint: "write a smaller number"})
	ruleUnknownMeter = source.Define("scenario/unknown-meter", source.Error,
		source.Text{Message: "“%s” diye bir gösterge yok", Hint: "ön bilgide meters altına ekleyin ya da şunlardan birini yazın: %[2]s"},
		source.Text{Message: "there is no meter “%s”", Hint: "add it to the front matter under meters, or write one of: %[2]s"})
	ruleMisspeltMeter = source.Define("scenario/misspelt-meter", source.Error,
		source.Text{Message: "“%s” diye bir gösterge yok", Hint: "“%[2]s” mi demek istediniz?"},
		source.Text{Message: "there is no meter “%s”", Hint: "did you mean “%[2]s”?"})
	ruleRepeatedEffect = source.Define("scenario/repeated-effect", source.Error,
		source.Text{Message: "“%s” bu seçenekte iki kez değişiyor", Hint: "ikisini tek etkide toplayın"},
		source.Text{Message: "this choice changes “%s” twice", Hint: "add the two up in one effect"})
	ruleTwoConditions = source.Define("scenario/two-conditions", source.Error,
		source.Text{Message: "seçenekte ikinci bir koşul var", Hint: "koşulları birleştirin: `if: %s and %s`"},
		source.Text{Message: "the choice has a second condition", Hint: "join them: `if: %s and %s`"})
	ruleRouteEffect = source.Define("scenario/effect-in-route", source.Error,
		source.Text{Message: "yönlendirme bir şey değiştiremez", Hint: "“%[1]s” etkisini buraya getiren seçeneklere taşıyın"},
		source.Text{Message: "a route changes nothing", Hint: "move “%[1]s” to the choices that lead here"})
	ruleRouteCoaching = source.Define("scenario/coaching-in-route", source.Error,
		source.Text{Message: "yönlendirmedeki geri bildirim hiç gösterilmez", Hint: "buraya getiren seçeneklere taşıyın"},
		source.Text{Message: "coaching in a route is never shown", Hint: "move it to the choices that lead here"})
)

// places tells where the parts of a move stand.
type places struct {
	to        source.Value // the anchor
	condition source.Value
	parts     []source.Value // the comparisons of the condition
	doubt     bool           // a slip may hide a condition
}

// readList reads a list of choices.
func (p *parser) readList(d *draft, list *markdown.Block) {
	marked := false
	for i := range list.Items {
		item, end := &list.Items[i], list.Span.End
		if i+1 < len(list.Items) {
			end = list.Items[i+1].Span.LineStart()
		}
		swallowed := p.swallowed(item.Span, end)
		d.doubt = d.doubt || swallowed
		switch {
		case item.Marked && !strings.HasPrefix(item.Text, "(#"):
			if !marked {
				p.fault(item.Mark.Span.File.Span(item.Mark.Span.Start-len("["), item.Mark.Span.End+len("]")), ruleMarkedList)
			}
			marked, d.doubt = true, true
		case item.Lead == nil && p.spacedTarget(item.Span):
			p.unsound, d.doubt = true, true
		case item.Lead == nil:
			if !swallowed && !p.reportedIn(item.Span) && d.seems != ending && d.seems != debrief { // else a link with a slip in its address
				p.report(item.Span, ruleNotLink)
			}
			p.unsound, d.doubt = true, true
		default:
			p.readMove(d, item, swallowed)
		}
	}
}

// readMove reads one choice.
func (p *parser) readMove(d *draft, item *markdown.Item, swallowed bool) {
	lead := item.Lead
	m := &site.Move{
		ID:   d.node.ID + "." + strconv.Itoa(len(d.node.Moves)+1),
		HTML: lead.HTML, Text: lead.Text, Span: item.Span,
	}
	d.node.Moves = append(d.node.Moves, m)
	var at places
	switch {
	case lead.To != nil && wordTarget.MatchString(lead.To.Path):
		p.fault(lead.To.Span, ruleTargetHash, lead.To.Path)
	case lead.To == nil && p.reportedIn(item.Span):
		p.unsound = true
	case lead.To == nil:
		p.fault(item.Span, ruleOtherPage)
	case lead.To.Path != "" && lead.To.Path != path.Base(p.scenario.File.Path):
		p.fault(lead.To.Span, ruleOtherPage)
	default:
		at.to = source.Value{Text: lead.To.Anchor, Span: lead.To.Span}
	}
	if lead.Rest.File != nil && !swallowed {
		at.doubt = true
		if text := strings.TrimSpace(lead.Rest.Text()); bareEffect.MatchString(text) {
			p.fault(lead.Rest.File.Span(lead.Rest.End-len(strings.TrimLeft(lead.Rest.Text(), " \t")), lead.Rest.End), ruleBareEffect, text)
		} else {
			p.report(lead.Rest, ruleBesideChoice)
		}
	}
	for _, quote := range item.Quotes {
		if swallowed { // its links may be the swallowed choices
			break
		}
		m.Coaching.Append(quote.HTML)
	}
	isRoute := d.kind == route
	if isRoute && len(item.Quotes) > 0 {
		p.report(item.Quotes[0].Span, ruleRouteCoaching)
	}
	identity := p.language.Lower(m.HTML.Identity(m.Text))
	switch {
	case isRoute: // nobody sees the words
	case identity == "":
		p.instead(item.Span.File.Span(item.Span.Start, item.Span.Start+len("[]")), ruleEmptyChoice)
	case d.said[identity].File != nil:
		p.diags.Add(item.Span.Report(ruleEqualChoices, cmp.Or(m.Text, item.Span.Text())).FirstHere(d.said[identity]))
	default:
		d.said[identity] = item.Span
	}
	p.readEffects(m, lead.Chips, isRoute, &at)
	p.at[m] = at
}

var (
	effect = regexp.MustCompile(`^([^\s\x{a0}:=+−–-]+)[ \t\x{a0}]*([+−–-])[ \t\x{a0}]*(\d{1,9})$`)
	// nearEffect is an effect with a slip: mood: +1, mood=1, +1 mood.
	nearEffect = regexp.MustCompile(`^(?:(\pL[\pL_ ]*?)[\s:=+]*([+−–—-]?)[\s=]*(\d{1,4})|([+−–—-]?)\s*(\d{1,4})\s*(\pL[\pL_ ]*))$`)
	// bareEffect is an effect or a condition without its backticks.
	bareEffect = regexp.MustCompile(`^(?:if:.*|[a-z_]+[ \x{a0}]*[+−–-][ \x{a0}]*\d{1,4})$`)
	// wordTarget is an address that means to be a scene's id.
	wordTarget = regexp.MustCompile(`^[\pL\d_-]+$`)
	// spacedTarget is an id with spaces, which no link can hold.
	spacedTarget = regexp.MustCompile(`^\[[^\]\n]*\](\(#([^()\n]*\s[^()\n]*)\))`)
	effectBorder = regexp.MustCompile(`[ \t\x{a0}]*[,;/][ \t\x{a0}]*|[ \t\x{a0}]+`)
)

// readEffects reads the code spans behind a choice's link.
func (p *parser) readEffects(m *site.Move, chips []markdown.Chip, isRoute bool, at *places) {
	seen := map[string]bool{}
	for _, chip := range chips {
		whole := chip.Key.Span
		whole.End = max(whole.End, chip.Value.Span.End)
		text := whole.Text()
		if isIf(chip, text) {
			p.readCondition(m, chip, at)
			continue
		}
		found := effect.FindStringSubmatch(text)
		if found == nil {
			example, condition := p.examples()
			if near := nearEffect.FindStringSubmatch(text); near != nil {
				example = p.nameFor(near[1]+near[6]) + " " + strings.ReplaceAll(cmp.Or(near[2], near[4], "+"), "—", "−") + near[3] + near[5]
				if p.metersUnread { // the name may be what was reported
					p.unsound = true
					continue
				}
			} else if several := joinedEffects(text); several != "" {
				p.fault(whole, ruleJoinedEffects, text, several)
				continue
			}
			p.fault(whole, ruleBadEffect, text, example, condition)
			continue
		}
		by, err := strconv.Atoi(found[3])
		if err != nil || by > maxNumber {
			p.fault(whole, ruleEffectSize, text, maxNumber)
			continue
		}
		if found[2] != "+" {
			by = -by
		}
		name := source.Value{Text: found[1], Span: whole.File.Span(whole.Start, whole.Start+len(found[1]))}
		switch {
		case !p.known(name):
		case isRoute:
			p.report(whole, ruleRouteEffect, text)
		case seen[name.Text]:
			p.report(whole, ruleRepeatedEffect, name.Text)
		case name.Text == points:
			m.Points = by
		default:
			m.Effects = append(m.Effects, site.Effect{Meter: name.Text, By: by})
		}
		seen[name.Text] = true
	}
}

// joinedEffects is a code span that holds several effects, with each of them in
// its own; "" for any other.
func joinedEffects(text string) string {
	var all []string
	at := 0
	for _, border := range append(effectBorder.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if part := text[at:border[0]]; effect.MatchString(part) {
			all = append(all, "`"+part+"`")
			at = border[1]
		}
	}
	if len(all) < 2 || at < len(text) {
		return ""
	}
	return strings.Join(all, " ")
}

// spacedTarget reports a choice whose link was not read for the spaces in it.
func (p *parser) spacedTarget(item source.Span) bool {
	m := spacedTarget.FindStringSubmatchIndex(item.Text())
	if m == nil {
		return false
	}
	id := item.Text()[m[4]:m[5]]
	p.instead(item.File.Span(item.Start+m[2], item.Start+m[3]), ruleSpacedTarget, "#"+id, p.language.Slug(id))
	return true
}

// nameFor is the name that an author means by a name or a label.
func (p *parser) nameFor(name string) string {
	if lang.Fold(name) == "puan" {
		return points
	}
	for _, m := range p.scenario.Meters {
		if lang.Fold(name) == lang.Fold(m.Label) {
			return m.ID
		}
	}
	return name
}

// examples are an effect and a condition with a name that this file has.
func (p *parser) examples() (effect, condition string) {
	name := points
	if len(p.scenario.Meters) > 0 {
		name = p.scenario.Meters[0].ID
	}
	return name + " +1", name + " >= 1"
}

const points = "points"

var meterName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)

func validMeter(id string) bool {
	return meterName.MatchString(id) && id != points && id != "if" && id != "and"
}

// known reports whether a name is that of a meter or of the score, and says
// so if it is not.
func (p *parser) known(name source.Value) bool {
	names := []string{points}
	for _, m := range p.scenario.Meters {
		names = append(names, m.ID)
	}
	for _, known := range names {
		if name.Text == known {
			return true
		}
	}
	if p.metersUnread {
		p.unsound = true
		return true
	}
	near := lang.Nearest(name.Text, names)
	if meant := p.nameFor(name.Text); meant != name.Text {
		near = meant
	}
	switch {
	case near != "":
		p.fault(name.Span, ruleMisspeltMeter, name.Text, near)
	case !p.unknown[name.Text]: // often it is the meter that is missing
		p.unknown[name.Text] = true
		p.fault(name.Span, ruleUnknownMeter, name.Text, strings.Join(names, ", "))
	}
	return false
}
