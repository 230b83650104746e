# a form of: agents that are trained with no seed, and runs of a package's metadata
"""Reinforcement learning with Stable-Baselines3."""

from stable_baselines3 import PPO, SAC
from stable_baselines3.common.env_util import make_vec_env


def seeded():
    return PPO("MlpPolicy", make_vec_env("Hvac-v1", seed=4), seed=4).learn(10_000)


def unseeded():  # expect: MLA501
    agent = SAC("MlpPolicy", make_vec_env("Hvac-v1", seed=4))
    agent.learn(10_000)
    return agent


def given(settings: dict):
    return SAC("MlpPolicy", make_vec_env("Hvac-v1", seed=4), **settings).learn(10_000)


def continued(environment):
    return SAC("MlpPolicy", environment).learn(10_000)
