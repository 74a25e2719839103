# Redmine on the database DATABASE_URL names, seeded before the first request, under a path of its own.
require '/usr/share/redmine/config/environment'
require File.expand_path('seed', __dir__)
map('/redmine') { run Rails.application }
