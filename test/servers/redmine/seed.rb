# One project, an administrator, and an account that may report issues and nothing else. The keys are handed in.
Setting.rest_api_enabled = '1'
Setting.default_language = 'en'

def key_of(user, value)
  token = Token.find_by(user: user, action: 'api') || Token.create!(user: user, action: 'api')
  token.update_column(:value, value)
end

admin = User.find_by_login('admin')
admin.update!(must_change_passwd: false, language: 'en')
key_of(admin, ENV.fetch('ADMIN_KEY'))

project = Project.new(name: 'Payments', is_public: true)
project.identifier = 'pay'
project.trackers = Tracker.all
project.save!
priv = Project.new(name: 'Private', is_public: false)
priv.identifier = 'hidden'
priv.trackers = Tracker.all
priv.save!

dev = User.new(firstname: 'Dana', lastname: 'Developer', mail: 'dana@example.test', language: 'en')
dev.login = 'dana'
dev.password = dev.password_confirmation = 'slipway-test'
dev.save!
Member.create!(project: project, principal: dev, roles: [Role.find_by!(name: 'Developer')])
reporter = User.new(firstname: 'Rita', lastname: 'Reporter', mail: 'rita@example.test', language: 'de')
reporter.login = 'rita'
reporter.password = reporter.password_confirmation = 'slipway-test'
reporter.save!
Member.create!(project: project, principal: reporter, roles: [Role.find_by!(name: 'Reporter')])
key_of(reporter, ENV.fetch('REPORTER_KEY'))

# 250 issues, all but 40 of them of one second: as an import leaves them. Written past the models, which take long.
many = Project.new(name: 'Many', is_public: true)
many.identifier = 'many'
many.trackers = Tracker.all
many.save!
at = Time.utc(2026, 1, 5, 10, 0, 0)
rows = (1..250).map do |n|
  changed = n <= 210 ? at + (n / 1000.0) : at + n
  { tracker_id: 1, project_id: many.id, subject: "n#{n}", status_id: n.odd? ? 1 : 5, priority_id: IssuePriority.first.id,
    author_id: admin.id, lock_version: 0, done_ratio: 0, lft: 1, rgt: 2, created_on: at, updated_on: changed }
end
Issue.insert_all!(rows)
Issue.where(project_id: many.id).update_all('root_id = id')
