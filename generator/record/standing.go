package record

import (
	"math/big"
	"strconv"
	"time"

	"ders/generator/site"
)

// onPath is how far a learner is on a path of the site, by the rules of the
// theme's progress/journey.ts, whose vectors hold both: a module is done when each of its lessons is done
// and its quiz passed, a path when its modules are done and its exam passed.
func onPath(r *Record, p *site.Path) (row Row, isBegun bool) {
	row = Row{PathID: p.ID.Text, Path: p.Title, Percent: -1, Of: len(p.Modules)}
	done, opened := true, false
	var last time.Time
	var shares []*big.Rat
	passed := func(id string) (ok bool, share *big.Rat) {
		quiz := r.Quizzes[id]
		opened = opened || begun(quiz)
		if quiz.Best == nil {
			return false, nil
		}
		last = latest(last, quiz.Best.Date)
		return quiz.Best.Passed, quiz.Best.Share
	}
	for _, m := range p.Modules {
		whole := true
		for _, lesson := range m.Lessons {
			entry, seen := r.Lessons[lesson.ID]
			opened = opened || seen
			whole = whole && !entry.Done.IsZero()
			last = latest(last, entry.Done)
		}
		for _, quiz := range m.Quizzes {
			if quiz.Quiz.ID() != m.ID { // practice
				continue
			}
			ok, share := passed(m.ID)
			whole = whole && ok
			if p.Exam == nil && share != nil {
				shares = append(shares, share)
			}
		}
		if done = done && whole; whole {
			row.Modules++
		}
	}
	if p.Exam != nil {
		ok, share := passed(p.Exam.Quiz.ID())
		done = done && ok
		if share != nil {
			shares = append(shares, share)
		}
	}
	if c, ok := r.Certificates[p.ID.Text]; ok {
		was := certified(r, p.ID.Text, c)
		was.Modules, was.Of = row.Modules, row.Of
		was.Path = p.Title
		if !done {
			was.Remarks = append(was.Remarks, Remark{Kind: Grown})
		}
		return was, true
	}
	if len(shares) > 0 {
		row.Percent = percent(shares...)
	}
	row.Date = localDay(last)
	if row.Done = done && opened; row.Done {
		row.Remarks = append(row.Remarks, Remark{Kind: Unclaimed})
	}
	return row, opened
}

func begun(quiz Quiz) bool { return quiz.Attempts > 0 || quiz.Open || quiz.Best != nil }

// certified is the row of a certificate.
func certified(r *Record, path string, c Certified) Row {
	row := Row{
		PathID: path, Path: c.Title, Done: true, Percent: c.Percent, Version: c.Version, Code: c.Code,
		Date: localDay(c.Date), Until: localDay(c.Until),
		Name: c.Fields["name"], StaffID: c.Fields["staff_id"], Unit: c.Fields["unit"],
	}
	score := ""
	if c.Percent >= 0 {
		score = strconv.Itoa(c.Percent)
	}
	if c.Code == "" {
		return row
	}
	// The code was made of the day where the learner was, which no file says: it
	// is the day before, the same or the day after where we are.
	for days := -1; days <= 1; days++ {
		day := c.Date.UTC().AddDate(0, 0, days).Format(time.DateOnly)
		if Code(r.Site, path, row.Name, score, day) == c.Code {
			row.Date = day
			if !c.Until.IsZero() {
				row.Until = c.Until.UTC().AddDate(0, 0, days).Format(time.DateOnly)
			}
			return row
		}
	}
	row.Remarks = append(row.Remarks, Remark{Kind: WrongCode})
	return row
}

// percent is the mean of shares in whole percent, rounded down.
func percent(shares ...*big.Rat) int {
	sum := new(big.Rat)
	for _, share := range shares {
		sum.Add(sum, share)
	}
	sum.Mul(sum, big.NewRat(100, int64(len(shares))))
	return int(new(big.Int).Quo(sum.Num(), sum.Denom()).Int64())
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func localDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format(time.DateOnly)
}
