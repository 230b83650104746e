# a form of: data and code that a script clones or downloads by name alone
import os
import subprocess

import git


def data(target):
    subprocess.run(["git", "clone", "--depth", "1", "https://github.com/someone/leaves.git", target])  # expect: MLA502 as info
    os.system("git clone https://github.com/someone/tools")  # expect: MLA502 as info
    git.Repo.clone_from("https://github.com/someone/labels", target)  # expect: MLA502 as info
    subprocess.run("hf download someone/net --local-dir weights", shell=True)  # expect: MLA502 as info


def pinned(target, url):
    subprocess.run(["git", "clone", "--branch", "v1.4.2", "https://github.com/someone/leaves.git", target])
    git.Repo.clone_from("https://github.com/someone/labels", target, branch="v2")
    subprocess.run("hf download someone/net --revision 4556d13015211d73dccd3fdd39d39232506f3e43", shell=True)
    subprocess.run(["git", "clone", url, target])  # ok: the caller says which
